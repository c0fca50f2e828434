import type { Json, JsonObject } from '../model/index.ts'
import { isJsonObject } from '../schemas/index.ts'
import { SENT_KEYWORD } from '../schemas/sent-schema.ts'
import { mapSubschemas } from '../schemas/subschemas.ts'
import { mergeObjects } from './merge-objects.ts'

/** What a `$ref` becomes: the name of another type, or, for a mere text or number, that schema itself. */
export type ResolveReference = (reference: string) => { readonly $ref: string } | JsonObject

/** Keywords that decide a type. The others restrict values in ways that TypeScript cannot say. */
const kept = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'additionalItems',
  'enum',
  'const',
  'anyOf',
  'oneOf',
  'allOf',
  'description',
  'deprecated',
])

/** Reduces a schema to what types are made of, in the words that the type generator understands. */
export function plainSchema(schema: JsonObject, resolve: ResolveReference): JsonObject {
  const { $ref, ...own } = mapSubschemas(withoutNeverSent(schema), (subschema) =>
    plainSchema(subschema, resolve),
  )
  const plain = mergeObjects(keepKnown(own))
  if (typeof $ref !== 'string') return saysNothing(plain) ? { ...plain, tsType: 'unknown' } : plain
  const target = resolve($ref)
  const { description, deprecated: _, ...structure } = plain
  // A description beside a `$ref` would make the generator copy the type that it refers to.
  if ('$ref' in target) {
    return Object.keys(structure).length === 0 ? target : { allOf: [target, structure] }
  }
  return { ...target, ...structure, ...(description === undefined ? {} : { description }) }
}

/**
 * Without alternatives and members that are only understood and never sent: nobody should have to handle them.
 * What only narrows what is sent stays wide, because a receiver does well to understand it.
 */
function withoutNeverSent(schema: JsonObject): JsonObject {
  const isSent = (one: Json): boolean => !isJsonObject(one) || one[SENT_KEYWORD] !== false
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (['allOf', 'anyOf', 'oneOf'].includes(keyword) && Array.isArray(value))
      return [keyword, value.filter(isSent)]
    if (keyword !== 'properties' || !isJsonObject(value)) return [keyword, value]
    return [keyword, Object.fromEntries(Object.entries(value).filter(([, one]) => isSent(one)))]
  })
  return Object.fromEntries(entries)
}

/** The generator would read a schema without a type as an object. */
function saysNothing(plain: JsonObject): boolean {
  return Object.keys(plain).every((keyword) => keyword === 'description' || keyword === 'deprecated')
}

function keepKnown(schema: JsonObject): JsonObject {
  const known = Object.entries(schema).filter(([keyword]) => kept.has(keyword))
  const { prefixItems, items } = schema
  if (!Array.isArray(prefixItems)) return Object.fromEntries(known)
  // What 2020-12 calls `prefixItems` and `items` is `items` and `additionalItems` to the generator.
  const tuple: readonly (readonly [string, Json])[] = [
    ['items', prefixItems],
    ['additionalItems', items ?? true],
  ]
  return Object.fromEntries([...known.filter(([keyword]) => keyword !== 'items'), ...tuple])
}

/** Whether a plain schema is a text, number, boolean or null and no more: not worth a name of its own. */
export function isScalar(schema: JsonObject): boolean {
  const { type, ...others } = schema
  const types = Array.isArray(type) ? type : [type]
  return (
    types.every((one) => typeof one === 'string' && one !== 'object' && one !== 'array') &&
    Object.keys(others).every((keyword) => keyword === 'description')
  )
}

/** The schemas under `$defs` and `definitions`, by the pointer that leads to them. */
export function definitionsOf(schema: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    ['$defs', 'definitions'].flatMap((keyword) => {
      const definitions = schema[keyword]
      if (!isJsonObject(definitions)) return []
      return Object.entries(definitions).flatMap(([name, one]): [string, JsonObject][] =>
        isJsonObject(one) ? [[`${keyword}/${name}`, one]] : [],
      )
    }),
  )
}
