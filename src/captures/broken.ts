import type { BrokenEntry, Place } from './capture.ts'

/** What is wrong with an entry, before its place is known. */
export interface Flaw {
  readonly code: string
  readonly found: string
  readonly hint: string
}

/** Says that an entry could not be read. */
export function broken(place: Place, flaw: Flaw): BrokenEntry {
  return { kind: 'broken', place, ...flaw }
}

/** Tells a flaw from what was read. */
export function isFlaw(value: object): value is Flaw {
  return 'code' in value && 'hint' in value
}

/** The type of a JSON value as a noun phrase. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
