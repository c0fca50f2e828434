import { broken, type Flaw } from './broken.ts'
import { decodeText } from './bytes.ts'
import type { BrokenEntry, Capture, CapturedDelivery, CaptureReader, Place } from './capture.ts'
import { nestedTooDeeply } from './json-flaws.ts'
import type { JsonEntry } from './json-list.ts'
import { intact, type JsonPiece, jsonPieces } from './json-pieces.ts'
import type { JsonBreak, JsonNode } from './json-tree.ts'
import { positionsIn } from './position.ts'

/** A file of JSON values, one or many: one by line, one array, or one object alone. */
export interface JsonStream extends Pick<CaptureReader, 'format' | 'writtenBy' | 'recognises'> {
  /** The requests of one value; itself where that is not said. */
  readonly requests?: (root: JsonNode) => readonly JsonNode[]
  /** The values of a file, where they do not simply stand there. */
  readonly pieces?: (text: string) => readonly JsonPiece[]
  readonly entry: (entry: JsonEntry) => CapturedDelivery | BrokenEntry | 'no delivery'
}

/** The reader of such files. A value that is broken off still gives the requests before the place where it is. */
export function jsonStreamReader({
  format,
  writtenBy,
  recognises,
  requests = (root) => [root],
  pieces = jsonPieces,
  entry,
}: JsonStream): CaptureReader {
  const read = (bytes: Uint8Array, file: string): Capture => {
    const { text, faithful } = decodeText(bytes)
    const find = positionsIn(text)
    const entries: (CapturedDelivery | BrokenEntry)[] = []
    let leftOut = 0
    for (const { offset, source, tree } of pieces(text)) {
      const place = (within: number): Place => ({
        file,
        entry: entries.length + leftOut + 1,
        ...find(offset + within),
      })
      for (const node of wholeRequests(tree, requests)) {
        const start = place(node.offset)
        const number = start.entry
        const isLossy = !faithful && source.slice(node.offset, node.offset + node.length).includes('\uFFFD')
        const one = isLossy
          ? broken(start, notText)
          : entry({ node, source, start, place: (within) => ({ ...place(within), entry: number }) })
        if (one === 'no delivery') leftOut += 1
        else entries.push(one)
      }
      const end = tree.broken ?? (tree.root === undefined ? nothing : undefined)
      if (end !== undefined)
        entries.push(
          broken(place(end.offset), end.tooDeep === true ? nestedTooDeeply : end.cutOff ? cutOff : badJson),
        )
    }
    return { file, format, entries, leftOut }
  }
  return { format, writtenBy, recognises, read }
}

const nothing: JsonBreak = { offset: 0, cutOff: false }

function wholeRequests(
  { root, broken: end }: JsonPiece['tree'],
  requests: (root: JsonNode) => readonly JsonNode[],
): readonly JsonNode[] {
  if (root === undefined) return []
  const found = requests(root)
  // A value that is the only request is whole, or not there.
  return end !== undefined && found[0] === root ? [] : intact(found, end)
}

const cutOff: Flaw = {
  code: 'cut-off',
  found: 'its JSON ends too early',
  hint: 'Save it again: the file was cut off.',
}
const badJson: Flaw = { code: 'bad-json', found: 'it is no JSON from here on', hint: 'Save it again.' }
const notText: Flaw = {
  code: 'not-utf-8',
  found: 'it holds bytes that are no UTF-8',
  hint: 'Capture raw HTTP instead.',
}
