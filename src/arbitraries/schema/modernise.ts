import type { Json, JsonObject } from '../../model/index.ts'
import { isJsonObject } from '../../schemas/json-pointer.ts'

/**
 * A schema in which the idioms of draft-07 are written as 2020-12 has them; the same object if it has none.
 *
 * Lists of `items`, `additionalItems` and `dependencies` are all that changed their name; what a schema
 * without them says is the same in both.
 */
export function modernise(schema: JsonObject): JsonObject {
  const isCurrent = String(schema.$schema ?? '2020-12').includes('2020-12')
  const isOld = /"(items":\s*\[|additionalItems"|dependencies")/.test(JSON.stringify(schema))
  if (isCurrent && !isOld) return schema
  const { $schema, ...own } = schema
  return rewrite(own)
}

function rewrite(schema: JsonObject): JsonObject {
  const changed: Record<string, Json> = {}
  for (const [keyword, value] of Object.entries(schema))
    Object.assign(changed, rename(schema, keyword, value))
  return changed
}

function rename(schema: JsonObject, keyword: string, value: Json): JsonObject {
  const hasTuple = Array.isArray(schema.items)
  if (keyword === 'items' && hasTuple) return { prefixItems: descend('allOf', value) }
  if (keyword === 'additionalItems') return hasTuple ? { items: descend('items', value) } : {}
  if (keyword === 'dependencies' && isJsonObject(value)) return splitDependencies(value)
  return { [keyword]: descend(keyword, value) }
}

function splitDependencies(dependencies: JsonObject): JsonObject {
  const entries = Object.entries(dependencies)
  const names = entries.filter(([, value]) => Array.isArray(value))
  const schemas = entries.filter(([, value]) => !Array.isArray(value))
  return {
    ...(names.length > 0 && { dependentRequired: Object.fromEntries(names) }),
    ...(schemas.length > 0 && { dependentSchemas: descend('properties', Object.fromEntries(schemas)) }),
  }
}

const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'])
const LISTS = new Set(['allOf', 'anyOf', 'oneOf'])
const SINGLE = new Set([
  'items',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
])

function descend(keyword: string, value: Json): Json {
  const one = (schema: Json): Json => (isJsonObject(schema) ? rewrite(schema) : schema)
  if (SINGLE.has(keyword)) return one(value)
  if (LISTS.has(keyword) && Array.isArray(value)) return value.map(one)
  if (MAPS.has(keyword) && isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, one(schema)]))
  }
  return value
}
