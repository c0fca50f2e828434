import type { Json, JsonObject } from '../../model/index.ts'
import { escapeToken, isJsonObject, removePointer, setPointer } from '../../schemas/json-pointer.ts'
import { kindOf } from './kinds.ts'
import { type Atom, numberIn, stringsIn } from './place.ts'
import type { Position } from './positions.ts'

/** A change to a payload that probably breaks this keyword at this position, and perhaps more. */
export interface Violation {
  readonly keyword: string
  readonly pointer: string
  readonly apply: (payload: Json) => Json
}

const UNLISTED = 'unlistedMember'

/** Ways to break what is said about a position. */
export function violationsOf(position: Position): readonly Violation[] {
  return position.atoms.flatMap((atom) => [...wrongValues(position, atom), ...wrongMembers(position, atom)])
}

function wrongValues({ pointer, value }: Position, atom: Atom): readonly Violation[] {
  return Object.keys(atom.schema).flatMap((keyword) =>
    (WRONG[keyword]?.(value, atom, keyword) ?? []).map((wrong) => ({
      keyword,
      pointer,
      apply: (payload: Json) => setPointer(payload, pointer, wrong),
    })),
  )
}

/** Values that break a keyword, made from a value that does not. */
const WRONG: Readonly<Record<string, (value: Json, atom: Atom, keyword: string) => readonly Json[]>> = {
  type: otherKinds,
  anyOf: otherKinds,
  oneOf: otherKinds,
  enum: unlisted,
  const: unlisted,
  format: (_, atom) => [`not a ${String(atom.schema.format)}`, '(', '-'],
  pattern: (value) =>
    typeof value === 'string' ? ['', `${value}!`, `!${value}`, '?'.repeat(value.length)] : [],
  minLength: (value, atom) => (typeof value === 'string' ? [cut(value, limit(atom, 'minLength') - 1)] : []),
  maxLength: (value, atom) =>
    typeof value === 'string' ? [value.padEnd(limit(atom, 'maxLength') + 1, 'x')] : [],
  minimum: (_, atom) => [limit(atom, 'minimum') - 1],
  maximum: (_, atom) => [limit(atom, 'maximum') + 1],
  exclusiveMinimum: (_, atom) => [limit(atom, 'exclusiveMinimum')],
  exclusiveMaximum: (_, atom) => [limit(atom, 'exclusiveMaximum')],
  multipleOf: (value, atom) => {
    const step = limit(atom, 'multipleOf')
    return typeof value === 'number' ? [value + step / 2, value + 1] : []
  },
  minItems: (value, atom) =>
    Array.isArray(value) ? [value.slice(0, Math.max(0, limit(atom, 'minItems') - 1))] : [],
  maxItems: (value, atom) =>
    Array.isArray(value) && value.length > 0 ? [stretch(value, limit(atom, 'maxItems') + 1)] : [],
  uniqueItems: (value) => (Array.isArray(value) && value.length > 0 ? [[...value, value[0]]] : []),
  contains: (value) => (Array.isArray(value) ? [[], value.slice(0, 1)] : []),
  minProperties: (value, atom) =>
    isJsonObject(value) ? [firstMembers(value, limit(atom, 'minProperties') - 1)] : [],
  maxProperties: (value, atom) =>
    isJsonObject(value) ? [moreMembers(value, limit(atom, 'maxProperties') + 1)] : [],
}

/** Members that are missing, or that are one too many. They are reported at the member. */
function wrongMembers({ pointer, value }: Position, atom: Atom): readonly Violation[] {
  if (!isJsonObject(value)) return []
  const at = (name: string): string => `${pointer}/${escapeToken(name)}`
  const without = (keyword: string, names: readonly string[]): readonly Violation[] =>
    names
      .filter((name) => Object.hasOwn(value, name))
      .map((name) => ({ keyword, pointer: at(name), apply: (payload) => removePointer(payload, at(name)) }))
  const dependent = atom.schema.dependentRequired
  const dependents = isJsonObject(dependent)
    ? Object.values(dependent).flatMap((names) => stringsIn(names))
    : []
  const closed = ['additionalProperties', 'unevaluatedProperties'].filter(
    (keyword) => atom.schema[keyword] === false,
  )
  return [
    ...without('required', stringsIn(atom.schema.required)),
    ...without('dependentRequired', dependents),
    ...closed.map((keyword) => ({
      keyword,
      pointer: at(UNLISTED),
      apply: (payload: Json) => setPointer(payload, at(UNLISTED), true),
    })),
  ]
}

function otherKinds(value: Json): readonly Json[] {
  // Half a number is of another kind where an integer is asked for.
  return ['text', 12345, 0.5, true, null, [], {}].filter(
    (one) => kindOf(one) !== kindOf(value) || one === 0.5,
  )
}

function unlisted(value: Json): readonly Json[] {
  if (typeof value === 'string') return [`${value}-unlisted`, 'unlisted', value.toUpperCase()]
  if (typeof value === 'number') return [value + 987_654]
  if (typeof value === 'boolean') return [!value]
  return Array.isArray(value)
    ? [[...value, UNLISTED]]
    : isJsonObject(value)
      ? [{ ...value, [UNLISTED]: 1 }]
      : []
}

function limit(atom: Atom, keyword: string): number {
  return numberIn(atom, keyword) ?? 0
}

function cut(value: string, length: number): string {
  return [...value].slice(0, Math.max(0, length)).join('')
}

/** More of the same, each item a little different, because they may have to be. */
function stretch(items: readonly Json[], length: number): readonly Json[] {
  return Array.from(
    { length },
    (_, index) => items[index] ?? vary(items[index % items.length] ?? null, index),
  )
}

function vary(item: Json, index: number): Json {
  if (typeof item === 'string') return `${item}${index}`
  return typeof item === 'number' ? item + index : item
}

function firstMembers(value: JsonObject, count: number): JsonObject {
  return Object.fromEntries(Object.entries(value).slice(0, Math.max(0, count)))
}

function moreMembers(value: JsonObject, count: number): JsonObject {
  const missing = Math.max(0, count - Object.keys(value).length)
  const member = Object.values(value)[0] ?? 1
  const added = Array.from({ length: missing }, (_, index) => [`${UNLISTED}${index}`, member])
  return { ...value, ...Object.fromEntries(added) }
}
