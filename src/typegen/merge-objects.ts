import type { Json, JsonObject } from '../model/index.ts'
import { isJsonObject } from '../schemas/index.ts'

/** Keywords of a plain object schema, which can be merged with another one. */
const mergeable = new Set(['type', 'properties', 'required', 'description', 'deprecated'])
const combining = ['allOf', 'anyOf', 'oneOf'] as const

/**
 * Writes an object schema that is spread over `allOf`, `anyOf` and `oneOf` as one object, or as one object per
 * alternative. The type generator would make an intersection of half types with invented names of it.
 */
export function mergeObjects(schema: JsonObject): JsonObject {
  const members = combining.flatMap((keyword) => {
    const list = schema[keyword]
    return Array.isArray(list) && (keyword === 'allOf' || list.length === 1) ? list : []
  }) as readonly Json[]
  const { allOf: _, anyOf, oneOf, ...own } = schema
  const choices = [anyOf, oneOf].filter(
    (list) => Array.isArray(list) && list.length > 1,
  ) as readonly (readonly Json[])[]
  const inline = members.filter(isMergeable)
  const others = members.filter((member) => !isMergeable(member) && !isEmpty(member))
  const base = isMergeable(own) ? inline.reduce<JsonObject>(mergeTwo, own) : null
  if (base === null) return schema
  const [alternatives, ...more] = choices
  if (alternatives === undefined) return withAllOf(base, others)
  if (more.length > 0 || others.length > 0 || !isObjectType(base) || !alternatives.every(isMergeable))
    return schema
  // Alternatives that only demand different members say nothing that an object type could.
  if (alternatives.every((one) => !isJsonObject(one.properties))) return base
  const { description, ...structure } = base
  return {
    ...(description === undefined ? {} : { description }),
    anyOf: alternatives.map(({ description: _, ...one }) => mergeTwo(structure, one)),
  }
}

function withAllOf(base: JsonObject, others: readonly Json[]): JsonObject {
  if (others.length === 0) return base
  const { description, ...structure } = base
  const all = Object.keys(structure).length === 0 ? others : [structure, ...others]
  return { ...(description === undefined ? {} : { description }), allOf: all }
}

function isObjectType({ type, properties }: JsonObject): boolean {
  return type === 'object' || (type === undefined && isJsonObject(properties))
}

function isMergeable(schema: Json | undefined): schema is JsonObject {
  return (
    isJsonObject(schema) &&
    (schema.type === undefined || schema.type === 'object') &&
    Object.keys(schema).every((keyword) => mergeable.has(keyword))
  )
}

function isEmpty(schema: Json): boolean {
  return schema === true || (isJsonObject(schema) && schema.tsType === 'unknown')
}

function mergeTwo(one: JsonObject, other: JsonObject): JsonObject {
  const properties = mergeProperties(one.properties, other.properties)
  const required = [...new Set([one.required ?? [], other.required ?? []].flat())]
  return {
    ...other,
    ...one,
    ...(properties === null ? {} : { properties, type: 'object' }),
    ...(required.length === 0 ? {} : { required }),
  }
}

function mergeProperties(one: Json | undefined, other: Json | undefined): JsonObject | null {
  if (!isJsonObject(one)) return isJsonObject(other) ? other : null
  if (!isJsonObject(other)) return one
  const both = Object.keys(one).filter((name) => Object.hasOwn(other, name))
  const merged = both.map((name) => [name, { allOf: [one[name] as Json, other[name] as Json] }] as const)
  return { ...one, ...other, ...Object.fromEntries(merged) }
}
