import type { Json } from '../../model/index.ts'
import { escapeToken, isJsonObject } from '../../schemas/index.ts'

/** The texts and numbers that stood at one place. */
export interface Scalars {
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
}

/** What is nested deeper is not looked into. */
const deepest = 40

/**
 * The scalars of many payloads by JSON Pointer, with `-` for every index of an array. What events of one family share
 * is judged together, so that an id has one form in all of them.
 */
export function scalarFacts(payloads: readonly Json[]): ReadonlyMap<string, Scalars> {
  const found = new Map<string, { readonly texts: string[]; readonly numbers: number[] }>()
  const at = (pointer: string): { readonly texts: string[]; readonly numbers: number[] } => {
    const known = found.get(pointer) ?? { texts: [], numbers: [] }
    found.set(pointer, known)
    return known
  }
  const visit = (value: Json, pointer: string, depth: number): void => {
    if (typeof value === 'string') at(pointer).texts.push(value)
    else if (typeof value === 'number') at(pointer).numbers.push(value)
    else if (depth > deepest) return
    else if (Array.isArray(value)) for (const item of value) visit(item, `${pointer}/-`, depth + 1)
    else if (isJsonObject(value)) {
      for (const [name, member] of Object.entries(value))
        visit(member, `${pointer}/${escapeToken(name)}`, depth + 1)
    }
  }
  for (const payload of payloads) visit(payload, '', 0)
  return found
}
