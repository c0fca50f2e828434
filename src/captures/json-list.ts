import { broken, type Flaw } from './broken.ts'
import { decodeText } from './bytes.ts'
import type { BrokenEntry, Capture, CapturedDelivery, CaptureReader, Place } from './capture.ts'
import { intact } from './json-pieces.ts'
import { type JsonBreak, type JsonNode, jsonTree } from './json-tree.ts'
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
}

/** The reader of such documents: what precedes a mistake in the file is still read. */
export function jsonListReader({
  format,
  writtenBy,
  recognises,
  list,
  noList,
  entry,
}: JsonList): CaptureReader {
  const read = (bytes: Uint8Array, file: string): Capture => {
    const { text, faithful } = decodeText(bytes)
    const find = positionsIn(text)
    const { root, broken: end } = jsonTree(text)
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
  return { format, writtenBy, recognises, read }
}

/** The list of a document that is an array of requests, or one request alone. */
export function oneOrMany(root: JsonNode | undefined): readonly JsonNode[] | undefined {
  if (root?.type === 'array') return root.children ?? []
  return root?.type === 'object' ? [root] : undefined
}

function ending({ cutOff }: JsonBreak): Flaw {
  return cutOff
    ? { code: 'cut-off', found: 'the file ends too early', hint: 'Export it again: it was cut off.' }
    : { code: 'bad-json', found: 'it is no JSON from here on', hint: 'Export it again.' }
}

const notText: Flaw = {
  code: 'not-utf-8',
  found: 'it holds bytes that are no UTF-8',
  hint: 'Capture raw HTTP instead.',
}
