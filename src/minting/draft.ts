import type { Json } from '../model/index.ts'
import { pointerTokens } from '../schemas/index.ts'

/**
 * A payload in the making: a deep copy that is changed in place, because minting touches dozens of positions of
 * thousands of payloads.
 */
export interface Draft {
  readonly payload: Json
  get(pointer: string): Json | undefined
  /** Sets a value, or adds a member; does nothing below something that does not exist. */
  set(pointer: string, value: Json): void
  /** Sets a value only where there is one already. */
  replace(pointer: string, value: Json): void
}

type Container = Record<string, Json>

const tokensOf = new Map<string, readonly string[]>()

/** Begins a draft with a deep copy. */
export function draftOf(payload: Json): Draft {
  let root = copy(payload)
  const holderOf = (tokens: readonly string[]): Container | undefined => {
    let here: Json | undefined = root
    for (let index = 0; index < tokens.length - 1; index += 1) here = member(here, tokens[index] as string)
    return typeof here === 'object' && here !== null ? (here as Container) : undefined
  }
  const get = (pointer: string): Json | undefined => {
    const tokens = split(pointer)
    return tokens.length === 0 ? root : member(holderOf(tokens), tokens.at(-1) as string)
  }
  const set = (pointer: string, value: Json): void => {
    const tokens = split(pointer)
    const holder = holderOf(tokens)
    if (tokens.length === 0) root = value
    else if (holder !== undefined) assign(holder, tokens.at(-1) as string, value)
  }
  return {
    get payload() {
      return root
    },
    get,
    set,
    replace: (pointer, value) => {
      if (get(pointer) !== undefined) set(pointer, value)
    },
  }
}

function split(pointer: string): readonly string[] {
  const known = tokensOf.get(pointer)
  if (known !== undefined) return known
  const tokens = pointerTokens(pointer)
  tokensOf.set(pointer, tokens)
  return tokens
}

function member(value: Json | undefined, token: string): Json | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || !Object.hasOwn(value, token))
    return undefined
  return (value as Container)[token]
}

function copy(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(copy)
  const target: Container = {}
  for (const name of Object.keys(value)) {
    assign(target, name, copy((value as Container)[name] as Json))
  }
  return target
}

/** Sets a member; a payload parsed from text may hold "__proto__" as an ordinary one. */
function assign(target: Container, name: string, value: Json): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  else target[name] = value
}
