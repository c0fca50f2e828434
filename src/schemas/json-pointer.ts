import type { Json, JsonObject } from '../model/index.ts'

/**
 * The reference tokens of a JSON Pointer (RFC 6901), unescaped.
 * @throws TypeError when the text is neither empty nor begins with a slash.
 */
export function pointerTokens(pointer: string): readonly string[] {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) throw new TypeError(`"${pointer}" is not a JSON Pointer`)
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The JSON Pointer made of these tokens, escaped. */
export function toPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escapeToken(String(token))}`).join('')
}

/** One token as it is written inside a JSON Pointer. */
export function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}

const remembered = new Map<string, readonly string[]>()

/** The same few pointers of a contract are followed in every delivery. */
function rememberedTokens(pointer: string): readonly string[] {
  const known = remembered.get(pointer)
  if (known !== undefined) return known
  const tokens = pointerTokens(pointer)
  if (remembered.size >= 1_000) remembered.clear()
  remembered.set(pointer, tokens)
  return tokens
}

/** The value at a position; `undefined` where there is none. */
export function getPointer(value: Json, pointer: string): Json | undefined {
  let here: Json | undefined = value
  for (const token of rememberedTokens(pointer)) {
    if (here === undefined) return undefined
    here = child(here, token)
  }
  return here
}

/**
 * A copy with another value at a position; everything beside the path is shared.
 *
 * The last token may be new: a member is added, and `-` or the length appends to an array. A position
 * below something that does not exist leaves the value as it is.
 */
export function setPointer(value: Json, pointer: string, replacement: Json): Json {
  return change(value, pointerTokens(pointer), () => replacement)
}

/** A copy without a position; array items behind it move up. Unchanged where there is nothing. */
export function removePointer(value: Json, pointer: string): Json {
  return change(value, pointerTokens(pointer), () => undefined)
}

type Edit = () => Json | undefined

function change(value: Json, tokens: readonly string[], edit: Edit): Json {
  const [token, ...rest] = tokens
  if (token === undefined) return edit() ?? value
  if (Array.isArray(value)) return changeItem(value, token, rest, edit)
  if (isJsonObject(value)) return changeMember(value, token, rest, edit)
  return value
}

function changeItem(items: readonly Json[], token: string, rest: readonly string[], edit: Edit): Json {
  const index = token === '-' ? items.length : itemIndex(token)
  if (index === undefined || index > items.length) return items
  const before = items[index]
  if (rest.length > 0) {
    return before === undefined ? items : items.with(index, change(before, rest, edit))
  }
  const after = edit()
  return after === undefined ? items.toSpliced(index, 1) : items.toSpliced(index, 1, after)
}

function changeMember(members: JsonObject, token: string, rest: readonly string[], edit: Edit): Json {
  const before = child(members, token)
  if (rest.length > 0) {
    return before === undefined ? members : withMember(members, token, change(before, rest, edit))
  }
  const after = edit()
  if (after !== undefined) return withMember(members, token, after)
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== token))
}

/** Through `fromEntries`, because a spread would give `__proto__` its special meaning. */
function withMember(members: JsonObject, key: string, value: Json): JsonObject {
  if (key !== '__proto__') return { ...members, [key]: value }
  return Object.fromEntries([...Object.entries(members).filter(([name]) => name !== key), [key, value]])
}

function child(value: Json, token: string): Json | undefined {
  if (Array.isArray(value)) {
    const index = itemIndex(token)
    return index === undefined ? undefined : value[index]
  }
  return isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined
}

function itemIndex(token: string): number | undefined {
  return /^(0|[1-9][0-9]*)$/.test(token) ? Number(token) : undefined
}

/** Neither a scalar, nor `null`, nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
