import { type JsonBreak, type JsonNode, type JsonTree, jsonTree } from './json-tree.ts'

/** One value among several in a file. Offsets in its tree count from the beginning of `source`. */
export interface JsonPiece {
  /** Where `source` begins in the file. */
  readonly offset: number
  readonly source: string
  readonly tree: JsonTree
}

/** The values of a document that somebody formatted: the items of an array, or one object. */
export function jsonPieces(source: string): readonly JsonPiece[] {
  const { root, broken } = jsonTree(source)
  if (root?.type !== 'array') return [{ offset: 0, source, tree: { root, broken } }]
  const items = intact(root.children ?? [], broken).map((item) => ({
    offset: 0,
    source,
    tree: { root: item, broken: undefined },
  }))
  return broken === undefined ? items : [...items, { offset: 0, source, tree: { root: undefined, broken } }]
}

/** The nodes that end before the first mistake. */
export function intact(nodes: readonly JsonNode[], broken: JsonBreak | undefined): readonly JsonNode[] {
  return broken === undefined ? nodes : nodes.filter((node) => node.offset + node.length <= broken.offset)
}
