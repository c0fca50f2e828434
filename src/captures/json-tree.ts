import { type Node, type ParseError, type ParseOptions, parseTree } from 'jsonc-parser'
import type { Json } from '../model/index.ts'

/** A place in JSON text. */
export type JsonNode = Node

/** Where JSON text stops being JSON; `cutOff` when that is because it ends. */
export interface JsonBreak {
  readonly offset: number
  readonly cutOff: boolean
  /** Whether the value before is whole, and other text follows. */
  readonly behind?: boolean
  /** Whether it is nested so deeply that nobody can tell. */
  readonly tooDeep?: boolean
}

/** JSON text with its places. What precedes `broken` can be trusted. */
export interface JsonTree {
  readonly root: JsonNode | undefined
  readonly broken: JsonBreak | undefined
}

const strict: ParseOptions = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** Parses JSON and keeps places. Broken text gives what could be read of it; nothing makes it throw. */
export function jsonTree(text: string): JsonTree {
  const errors: ParseError[] = []
  try {
    return { root: parseTree(text, errors, strict), broken: firstBreak(text, errors) }
  } catch {
    // The parser is recursive: JSON nested too deeply overflows the stack.
    return { root: undefined, broken: { offset: 0, cutOff: false, tooDeep: true } }
  }
}

function firstBreak(text: string, errors: readonly ParseError[]): JsonBreak | undefined {
  const [first] = errors.toSorted((a, b) => a.offset - b.offset)
  if (first === undefined) return undefined
  const { offset, length, error } = first
  const isLast = offset + length >= text.trimEnd().length
  const behind = error === endOfFileExpected
  return { offset, cutOff: isLast && !behind && !/[\]},:]/.test(text[offset] ?? ''), behind }
}

/** The parser's code for text behind the value; its enum cannot be imported under `isolatedModules`. */
const endOfFileExpected = 9

/** The member of an object; the last one where a name is repeated, as `JSON.parse` reads it. */
export function memberNode(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.type !== 'object') return undefined
  return node.children?.findLast((property) => property.children?.[0]?.value === name)?.children?.[1]
}

/** The node that a JSON Pointer names. */
export function nodeAt(root: JsonNode | undefined, pointer: string): JsonNode | undefined {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<JsonNode | undefined>(
      (node, token) =>
        node?.type === 'array'
          ? /^(0|[1-9]\d*)$/.test(token)
            ? node.children?.[Number(token)]
            : undefined
          : memberNode(node, token),
      root,
    )
}

/** The value at a node. A member called `__proto__` is a member, as `JSON.parse` has it. */
export function jsonOf(node: JsonNode | undefined): Json | undefined {
  return node === undefined ? undefined : jsonValue(node)
}

function jsonValue({ type, value, children = [] }: JsonNode): Json {
  if (type === 'array') return children.map(jsonValue)
  if (type !== 'object') return value as Json
  const members = children.flatMap(({ children: [name, member] = [] }) =>
    name === undefined || member === undefined ? [] : [[String(name.value), jsonValue(member)] as const],
  )
  return Object.fromEntries(members)
}
