import { type JsonBreak, type JsonNode, type JsonTree, jsonTree } from './json-tree.ts'

/** One value among several in a file. Offsets in its tree count from the beginning of `source`. */
export interface JsonPiece {
  /** Where `source` begins in the file. */
  readonly offset: number
  readonly source: string
  readonly tree: JsonTree
}

/** Splits a file into its JSON values: one per line, or, once they were formatted, objects or arrays in a row. */
export function jsonPieces(text: string): readonly JsonPiece[] {
  return /^\s*(\{\s*[\r\n]|\[)/.test(text) ? wholeFile(text) : oneByLine(text)
}

function oneByLine(text: string): readonly JsonPiece[] {
  let next = 0
  return text.split('\n').flatMap((source) => {
    const offset = next
    next += source.length + 1
    return source.trim() === '' ? [] : [{ offset, source, tree: jsonTree(source) }]
  })
}

function wholeFile(text: string): readonly JsonPiece[] {
  const pieces: JsonPiece[] = []
  let offset = 0
  for (;;) {
    const source = text.slice(offset)
    const tree = jsonTree(source)
    const { broken } = tree
    const isFollowed = broken?.behind === true && /[[{]/.test(source[broken.offset] ?? '')
    pieces.push(...items({ offset, source, tree: isFollowed ? { ...tree, broken: undefined } : tree }))
    if (!isFollowed) return pieces
    offset += broken.offset
  }
}

/** An array is as many values as it has items. */
function items({ offset, source, tree: { root, broken } }: JsonPiece): readonly JsonPiece[] {
  if (root?.type !== 'array') return [{ offset, source, tree: { root, broken } }]
  const whole = intact(root.children ?? [], broken).map((item) => ({
    offset,
    source,
    tree: { root: item, broken: undefined },
  }))
  return broken === undefined ? whole : [...whole, { offset, source, tree: { root: undefined, broken } }]
}

/** The nodes that end before the first mistake. */
export function intact(nodes: readonly JsonNode[], broken: JsonBreak | undefined): readonly JsonNode[] {
  return broken === undefined ? nodes : nodes.filter((node) => node.offset + node.length <= broken.offset)
}
