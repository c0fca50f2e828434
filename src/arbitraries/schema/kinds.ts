import type { Json } from '../../model/index.ts'
import { type Atom, stringsIn } from './place.ts'

/** What a JSON value can be; integers are numbers. */
export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

/** Simplest first. */
const KINDS: readonly Kind[] = ['null', 'boolean', 'number', 'string', 'array', 'object']

/** Keywords that only concern one kind: a schema without `type` that has them means this kind. */
const HINTS: Readonly<Record<string, Kind>> = {
  properties: 'object',
  required: 'object',
  additionalProperties: 'object',
  patternProperties: 'object',
  propertyNames: 'object',
  unevaluatedProperties: 'object',
  minProperties: 'object',
  maxProperties: 'object',
  items: 'array',
  prefixItems: 'array',
  contains: 'array',
  minItems: 'array',
  maxItems: 'array',
  uniqueItems: 'array',
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
  format: 'string',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
}

/** The kinds that all these places allow, in the order in which the first one names them. */
export interface Kinds {
  readonly kinds: readonly Kind[]
  readonly isInteger: boolean
  /** False where nothing says what kind it is. */
  readonly isKnown: boolean
}

/** Reads the kinds from `type`, or else guesses them from the other keywords. */
export function kindsOf(atoms: readonly Atom[]): Kinds {
  const lists = atoms.flatMap((atom) => typesOf(atom.schema.type) ?? [])
  if (lists.length === 0) return guess(atoms)
  const [first = { kinds: [], isInteger: false }, ...others] = lists
  return {
    kinds: first.kinds.filter((kind) => others.every((other) => other.kinds.includes(kind))),
    isInteger: lists.some((list) => list.isInteger),
    isKnown: true,
  }
}

function typesOf(type: Json | undefined): { kinds: readonly Kind[]; isInteger: boolean } | undefined {
  if (type === undefined) return undefined
  const names = typeof type === 'string' ? [type] : stringsIn(type)
  const kinds = names.map((name) => (name === 'integer' ? 'number' : name) as Kind)
  return { kinds: [...new Set(kinds)], isInteger: names.includes('integer') && !names.includes('number') }
}

/** Drawing a text where somebody forgot to write `"type": "object"` would help nobody. */
function guess(atoms: readonly Atom[]): Kinds {
  const hinted = new Set(
    atoms.flatMap((atom) => Object.keys(atom.schema).flatMap((keyword) => hint(atom, keyword))),
  )
  const kinds = KINDS.filter((kind) => hinted.has(kind))
  return { kinds: kinds.length > 0 ? kinds : KINDS, isInteger: false, isKnown: kinds.length > 0 }
}

function hint(atom: Atom, keyword: string): readonly Kind[] {
  const isNumberFormat = keyword === 'format' && /^(int|float|double)/.test(String(atom.schema.format))
  if (isNumberFormat) return ['number']
  const kind = Object.hasOwn(HINTS, keyword) ? HINTS[keyword] : undefined
  return kind === undefined ? [] : [kind]
}

/** The kind of a value. */
export function kindOf(value: Json): Kind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as Kind
}
