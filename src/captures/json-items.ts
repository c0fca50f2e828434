import { isUtf8 } from 'node:buffer'
import { broken, type Flaw } from './broken.ts'
import type { CaptureEntry, CaptureStream, Place } from './capture.ts'
import { ending, nestedTooDeeply, notText } from './json-flaws.ts'
import type { JsonEntry, JsonList } from './json-list.ts'
import { createJsonScanner, type ScannedItem } from './json-scanner.ts'
import { jsonTree } from './json-tree.ts'
import { type Position, positionsIn } from './position.ts'

/** Reads the items of a list one after the other; the document itself may be larger than the memory. */
export function streamJsonItems(
  file: string,
  path: readonly string[],
  { entry, noList }: Pick<JsonList, 'entry' | 'noList'>,
): CaptureStream {
  const scanner = createJsonScanner(path)
  let index = 0
  let leftOut = 0
  /** What follows a mistake cannot be told from what belongs to it. */
  let isOver = false

  const read = ({ bytes, start }: ScannedItem): CaptureEntry | 'no delivery' => {
    index += 1
    const source = Buffer.from(bytes).toString('utf8')
    const find = positionsIn(source)
    const place = (offset: number): Place => ({ file, entry: index, ...within(start, find(offset)) })
    const { root: node, broken: end } = jsonTree(source)
    if (end?.tooDeep === true) return broken(place(0), nestedTooDeeply)
    if (node === undefined || end !== undefined) {
      isOver = true
      return broken(place(end?.offset ?? 0), ending({ cutOff: false }))
    }
    if (source.includes('\uFFFD') && !isUtf8(bytes)) return broken(place(0), notText)
    const given: JsonEntry = { node, source, start: place(node.offset), place }
    return entry(given)
  }

  const readAll = (items: readonly ScannedItem[]): readonly CaptureEntry[] => {
    const entries: CaptureEntry[] = []
    for (const item of items) {
      if (isOver) break
      const found = read(item)
      if (found === 'no delivery') leftOut += 1
      else entries.push(found)
    }
    return entries
  }

  return {
    push: (piece) => (isOver ? [] : readAll(scanner.push(piece))),
    end: () => {
      const { state, at, hasList } = scanner.end()
      if (isOver || (state === 'whole' && hasList)) return []
      const flaw: Flaw = state === 'whole' ? noList : ending({ cutOff: state === 'cut-off' })
      return [broken({ file, entry: index + 1, ...at }, flaw)]
    },
    get leftOut() {
      return leftOut
    },
  }
}

/** A place in an item, as a place in the document. */
function within(start: Position, { line, column }: Position): Position {
  return line === 1
    ? { line: start.line, column: start.column + column - 1 }
    : { line: start.line + line - 1, column }
}
