import type { Json, JsonObject } from '../../model/index.ts'
import { escapeToken, isJsonObject, MINT_KEYWORD } from '../../schemas/index.ts'
import { SENT_KEYWORD } from '../../schemas/sent-schema.ts'
import { mintRuleFor } from '../mint-rule.ts'
import { isMapLike } from './map-like.ts'
import type { Scalars } from './scalar-facts.ts'
import { formatOf } from './string-format.ts'

/** What is known about places in a payload before its schema is drafted. */
export interface Pins {
  /** Texts that tell the type of the event, by JSON Pointer: the only data that gets into a schema. */
  readonly constants: ReadonlyMap<string, string>
  /** JSON Pointers that the contract names, which stay fields even in what looks like a map. */
  readonly named: ReadonlySet<string>
  /** JSON Pointers that the contract itself fills, in one form for all events, so that none may demand another. */
  readonly filled: ReadonlySet<string>
  /** What stands at a place in all events of the family. */
  readonly facts: ReadonlyMap<string, Scalars>
}

/** Where a schema stands. */
interface Spot {
  readonly pointer: string
  /** The member that holds it, or the one that holds its array. */
  readonly name: string
  readonly depth: number
}

/** What is nested deeper is left open: schemas are compiled recursively. */
const deepest = 40

/**
 * A schema that all of these payloads fit, and which names every field that they have, but for what every object has:
 * types joined, required what every one of them has, formats where at least two agree. It is open, and holds nothing of what the payloads say.
 */
export function payloadSchema(payloads: readonly Json[], pins: Pins): JsonObject {
  return schemaOf(payloads, { pointer: '', name: '', depth: 0 }, pins)
}

function schemaOf(values: readonly Json[], spot: Spot, pins: Pins): JsonObject {
  const constant = pins.constants.get(spot.pointer)
  if (constant !== undefined && values.every((value) => value === constant)) return { const: constant }
  if (spot.depth > deepest) return { description: 'Nested too deeply to be described.' }
  const objects = values.filter(isJsonObject)
  const arrays = values.filter((value): value is readonly Json[] => Array.isArray(value))
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  if (!numbers.every(Number.isFinite)) return { description: 'Numbers too large to be described.' }
  const types = [
    ...(objects.length > 0 ? ['object'] : []),
    ...(arrays.length > 0 ? ['array'] : []),
    ...(texts.length > 0 ? ['string'] : []),
    ...(numbers.length > 0 ? [numbers.every(Number.isInteger) ? 'integer' : 'number'] : []),
    ...(values.some((value) => typeof value === 'boolean') ? ['boolean'] : []),
  ]
  // What is null today is something tomorrow; until then nothing else is sent in tests.
  if (types.length === 0) return { description: 'Only null was seen.', [SENT_KEYWORD]: { type: 'null' } }
  const all = values.includes(null) ? [...types, 'null'] : types
  const shared = pins.facts.get(spot.pointer) ?? { texts, numbers }
  const isFilled = pins.filled.has(spot.pointer)
  const mint = isFilled || texts.length + numbers.length === 0 ? {} : mintKeyword(shared, spot)
  const isMinted = Object.keys(mint).length > 0
  // An id that looks like a date is minted as an id.
  const isId = isIdName(spot.name) && formatOf(shared.texts)?.startsWith('date') === true
  const { format, sent } = scalarKeywords(
    isFilled || isId || texts.length === 0 ? [] : shared.texts,
    isFilled || isMinted ? [] : numbers,
    arrays,
  )
  return {
    type: all.length === 1 ? (all[0] as string) : all,
    ...format,
    ...(objects.length > 0 ? memberKeywords(objects, spot, pins) : {}),
    ...itemKeywords(arrays, spot, pins),
    ...mint,
    ...(Object.keys(sent).length === 0 ? {} : { [SENT_KEYWORD]: sent }),
  }
}

/**
 * What reading demands, and what sending keeps to beyond that: one sample of a format proves nothing, and yet a test
 * is to send what looks like it.
 */
function scalarKeywords(
  texts: readonly string[],
  numbers: readonly number[],
  arrays: readonly (readonly Json[])[],
): { readonly format: JsonObject; readonly sent: JsonObject } {
  const format = formatOf(texts)
  const found: JsonObject = format === undefined ? {} : { format }
  const isSure = texts.length > 1
  return {
    format: isSure ? found : {},
    sent: {
      ...(isSure ? {} : found),
      ...rangeOf(numbers),
      ...(arrays.length > 0 && arrays.every(({ length }) => length === 0) ? { maxItems: 0 } : {}),
    },
  }
}

/** No sign where none was seen, and no more digits. */
function rangeOf(numbers: readonly number[]): JsonObject {
  const largest = numbers.reduce((most, number) => Math.max(most, number), 0)
  if (numbers.length === 0 || numbers.some((number) => number < 0) || largest > 1e15) return {}
  return { minimum: 0, maximum: 10 ** String(Math.floor(largest)).length }
}

function memberKeywords(objects: readonly JsonObject[], spot: Spot, pins: Pins): JsonObject {
  const isPinned = [...pins.named, ...pins.constants.keys()].some((pin) => pin.startsWith(`${spot.pointer}/`))
  if (spot.depth > 0 && !isPinned && isMapLike(objects)) {
    const entries = objects.flatMap((one) => Object.values(one))
    const inner = { pointer: `${spot.pointer}/*`, name: '', depth: spot.depth + 1 }
    return { additionalProperties: schemaOf(entries, inner, pins) }
  }
  const members = new Map<string, Json[]>()
  for (const one of objects) {
    for (const [name, value] of Object.entries(one)) {
      // Every object has a member of such a name (`constructor`) for validators: it stays open, and is a doubt.
      if (name in Object.prototype) continue
      const known = members.get(name)
      if (known === undefined) members.set(name, [value])
      else known.push(value)
    }
  }
  if (members.size === 0) return {}
  const required = [...members].filter(([, values]) => values.length === objects.length).map(([name]) => name)
  const properties = [...members].map(([name, values]): [string, Json] => {
    const pointer = `${spot.pointer}/${escapeToken(name)}`
    return [name, schemaOf(values, { pointer, name, depth: spot.depth + 1 }, pins)]
  })
  return {
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  }
}

function itemKeywords(arrays: readonly (readonly Json[])[], spot: Spot, pins: Pins): JsonObject {
  const items = arrays.flat() as readonly Json[]
  if (items.length === 0) return {}
  const name = spot.name.replace(/(_id|Id|ID)s$/, '$1')
  return { items: schemaOf(items, { pointer: `${spot.pointer}/-`, name, depth: spot.depth + 1 }, pins) }
}

/** Keys are made afresh in every test, or receivers that remember would meet them again. */
function mintKeyword({ texts, numbers }: Scalars, { name }: Spot): JsonObject {
  if (texts.length > 0 && numbers.length > 0) return {}
  const format = formatOf(texts)
  if (format === 'uuid' || format === 'email') return { [MINT_KEYWORD]: format }
  if (format === 'uri') return { [MINT_KEYWORD]: 'url' }
  if (!isIdName(name)) return {}
  if (!numbers.every(Number.isInteger)) return {}
  const rule = mintRuleFor(numbers.length > 0 ? numbers : texts)
  return { [MINT_KEYWORD]: rule.kind === 'uuid' ? 'uuid' : (rule as unknown as JsonObject) }
}

/** Whether a member of this name holds an identifier. */
export function isIdName(name: string): boolean {
  return /^_?(id|uuid|guid|gid)$|[_-](id|uuid|guid)$|[a-z](Id|ID|Uuid|UUID|Guid)$/.test(name)
}
