import { broken, type Flaw } from './broken.ts'
import { decodeText, isUtf16 } from './bytes.ts'
import type { BrokenEntry, Capture, CapturedDelivery, CaptureReader, Place } from './capture.ts'
import { ending, notText } from './json-flaws.ts'
import { streamJsonItems } from './json-items.ts'
import { intact } from './json-pieces.ts'
import { type JsonNode, jsonTree } from './json-tree.ts'
import { positionsIn } from './position.ts'

/** One request of a document, with the ways to its places. */
export interface JsonEntry {
  readonly node: JsonNode
  /** The whole document. */
  readonly source: string
  /** Where the entry begins. */
  readonly start: Place
  readonly place: (offset: number) => Place
}

/** A document of JSON that holds requests in a list. */
export interface JsonList extends Pick<CaptureReader, 'format' | 'writtenBy' | 'recognises'> {
  /** The requests of the document; undefined where the list is missing. */
  readonly list: (root: JsonNode | undefined) => readonly JsonNode[] | undefined
  /** Why there are none then. */
  readonly noList: Flaw
  readonly entry: (entry: JsonEntry) => CapturedDelivery | BrokenEntry | 'no delivery'
  /** Names that lead to the list, for formats that have large files. */
  readonly streamed?: readonly string[]
}

/** The reader of such documents: what precedes a mistake in the file is still read. */
export function jsonListReader(document: JsonList): CaptureReader {
  const { format, writtenBy, recognises, list, noList, entry, streamed } = document
  const read = (bytes: Uint8Array, file: string): Capture => {
    const { text, faithful } = decodeText(bytes)
    const find = positionsIn(text)
    const { root, broken: end } = jsonTree(text)
    if (end?.tooDeep === true && streamed !== undefined) return readItems(bytes, file)
    const place = (index: number, offset: number): Place => ({ file, entry: index + 1, ...find(offset) })
    const listed = list(root)
    if (listed === undefined) {
      const entries = [broken(place(0, end?.offset ?? 0), end === undefined ? noList : ending(end))]
      return { file, format, entries, leftOut: 0 }
    }
    // The document itself may be the only request: then it is whole, or not there.
    const nodes = end !== undefined && listed[0] === root ? [] : intact(listed, end)
    const all = nodes.map((node, index) => {
      const start = place(index, node.offset)
      const isLossy = !faithful && text.slice(node.offset, node.offset + node.length).includes('\uFFFD')
      return isLossy
        ? broken(start, notText)
        : entry({ node, source: text, start, place: (offset) => place(index, offset) })
    })
    const entries = all.filter((one) => one !== 'no delivery')
    return {
      file,
      format,
      entries:
        end === undefined ? entries : [...entries, broken(place(nodes.length, end.offset), ending(end))],
      leftOut: all.length - entries.length,
    }
  }
  if (streamed === undefined) return { format, writtenBy, recognises, read }
  /** One entry that is nested too deeply must not hide the others. */
  const readItems = (bytes: Uint8Array, file: string): Capture => {
    const items = streamJsonItems(file, streamed, document)
    const entries = [...items.push(Buffer.from(decodeText(bytes).text)), ...items.end()]
    return { file, format, entries, leftOut: items.leftOut }
  }
  const stream: CaptureReader['stream'] = (file, beginning) => {
    return isUtf16(beginning) ? undefined : streamJsonItems(file, streamed, document)
  }
  return { format, writtenBy, recognises, read, stream }
}

/** The list of a document that is an array of requests, or one request alone. */
export function oneOrMany(root: JsonNode | undefined): readonly JsonNode[] | undefined {
  if (root?.type === 'array') return root.children ?? []
  return root?.type === 'object' ? [root] : undefined
}
