import { exactText } from '../captures/bytes.ts'
import { jsonOf, jsonTree, nodeAt } from '../captures/json-tree.ts'
import type { Json } from '../model/index.ts'

/** A body whose scalars can be replaced; every other byte stays. */
export interface JsonTextEdit {
  readonly get: (pointer: string) => Json | undefined
  /** Does nothing where there is no scalar. */
  readonly replace: (pointer: string, value: string | number) => void
  readonly bytes: () => Uint8Array
}

/** Opens a body; one that is no JSON in UTF-8 stays as it is. */
export function editJsonText(body: Uint8Array): JsonTextEdit {
  let text = exactText(body)
  let isChanged = false
  let tree = jsonTree(text ?? '')
  const scalarAt = (pointer: string): ReturnType<typeof nodeAt> => {
    const node = tree.broken === undefined ? nodeAt(tree.root, pointer) : undefined
    return node?.type === 'string' || node?.type === 'number' ? node : undefined
  }
  return {
    get: (pointer) => jsonOf(scalarAt(pointer)),
    replace: (pointer, value) => {
      const node = scalarAt(pointer)
      if (node === undefined || text === null) return
      text = text.slice(0, node.offset) + JSON.stringify(value) + text.slice(node.offset + node.length)
      tree = jsonTree(text)
      isChanged = true
    },
    bytes: () => (isChanged && text !== null ? Buffer.from(text) : body),
  }
}
