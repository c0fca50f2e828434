import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'

/** The values of headers in JSON, one by one as `headersFromJson` reads them. */
export function headerNodes(node: JsonNode | undefined): readonly JsonNode[] {
  const pairs = node?.type === 'array' ? (node.children ?? []).flatMap(pairOf) : membersOf(node)
  return pairs.flatMap(({ name, value }) => (name.startsWith(':') ? [] : [value]))
}

interface Pair {
  readonly name: string
  readonly value: JsonNode
}

/** Of `[name, value]` or `{ name, value }`. */
function pairOf(item: JsonNode): readonly Pair[] {
  const isList = item.type === 'array'
  const name = isList ? item.children?.[0] : memberNode(item, 'name')
  const value = isList ? item.children?.[1] : memberNode(item, 'value')
  return value === undefined ? [] : [{ name: String(jsonOf(name)), value }]
}

/** Of `{ name: value or [values] }`. */
function membersOf(node: JsonNode | undefined): readonly Pair[] {
  return (node?.children ?? []).flatMap(({ children = [] }) => {
    const [name, value] = children
    const values = value?.type === 'array' ? (value.children ?? []) : value === undefined ? [] : [value]
    return values.map((one) => ({ name: String(jsonOf(name)), value: one }))
  })
}
