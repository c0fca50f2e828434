import { type JsonNode, jsonTree } from '../../captures/json-tree.ts'

/** A scalar or the name of a member in JSON text. */
export interface JsonLeaf {
  readonly kind: 'text' | 'number' | 'key'
  /** The decoded text, or the number as it is written. */
  readonly value: string
  /** Names of members down to it, indexes left out. */
  readonly path: readonly string[]
  /** With indexes: the JSON Pointer, unescaped. */
  readonly tokens: readonly string[]
}

interface Found extends JsonLeaf {
  readonly offset: number
  readonly length: number
}

/** The leaves of JSON text as far as it can be read, and whether that is all of it. */
export interface JsonLeaves {
  readonly leaves: readonly JsonLeaf[]
  readonly isWhole: boolean
  /** The text with some leaves replaced, and everything else as it was: white space, order, numbers. */
  readonly write: (replace: (leaf: JsonLeaf) => string) => string
}

/** Finds the texts and numbers of JSON text; `null` where there is nothing that can be read. */
export function jsonLeaves(text: string): JsonLeaves | null {
  const { root, broken } = jsonTree(text)
  if (root === undefined || !['object', 'array', 'string'].includes(root.type)) return null
  const leaves = found(root, text).toSorted((a, b) => a.offset - b.offset)
  return {
    leaves,
    isWhole: broken === undefined,
    write: (replace) => {
      let written = ''
      let at = 0
      for (const leaf of leaves) {
        const value = replace(leaf)
        if (value === leaf.value) continue
        written += text.slice(at, leaf.offset) + (leaf.kind === 'number' ? value : JSON.stringify(value))
        at = leaf.offset + leaf.length
      }
      return written + text.slice(at)
    },
  }
}

/** With a stack of its own: JSON may be nested more deeply than functions may call each other. */
function found(root: JsonNode, text: string): readonly Found[] {
  const leaves: Found[] = []
  const open: { node: JsonNode; path: readonly string[]; tokens: readonly string[] }[] = [
    { node: root, path: [], tokens: [] },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, path, tokens } = next
    const { offset, length } = node
    if (node.type === 'string')
      leaves.push({ kind: 'text', value: String(node.value), path, tokens, offset, length })
    if (node.type === 'number') {
      leaves.push({
        kind: 'number',
        value: text.slice(offset, offset + length),
        path,
        tokens,
        offset,
        length,
      })
    }
    if (node.type === 'array') {
      for (const [index, item] of (node.children ?? []).entries()) {
        open.push({ node: item, path, tokens: [...tokens, String(index)] })
      }
    }
    if (node.type !== 'object') continue
    for (const { children: [key, value] = [] } of node.children ?? []) {
      if (key === undefined) continue
      const name = String(key.value)
      leaves.push({ kind: 'key', value: name, path, tokens, offset: key.offset, length: key.length })
      if (value !== undefined) open.push({ node: value, path: [...path, name], tokens: [...tokens, name] })
    }
  }
  return leaves
}
