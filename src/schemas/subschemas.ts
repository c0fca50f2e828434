import type { Json, JsonObject } from '../model/index.ts'
import { isJsonObject } from './json-pointer.ts'

/** Keywords whose value is a schema. */
const ONE = new Set([
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
])
/** Keywords whose value is a list of schemas. */
const LIST = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
/** Keywords whose value holds schemas by name. */
const MAP = new Set(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'])

/**
 * A copy of a schema in which every schema directly below it is replaced.
 *
 * Knows what is a schema and what is data: the `$ref` in a `const` and the property that is named `enum`
 * are not mistaken.
 */
export function mapSubschemas(schema: JsonObject, change: (subschema: JsonObject) => Json): JsonObject {
  const apply = (value: Json): Json => (isJsonObject(value) ? change(value) : value)
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (ONE.has(keyword)) return [keyword, apply(value)]
    if (LIST.has(keyword) && Array.isArray(value)) return [keyword, value.map(apply)]
    if (MAP.has(keyword) && isJsonObject(value)) {
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, apply(one)]))]
    }
    return [keyword, value]
  })
  return Object.fromEntries(entries)
}

/** Whether a schema, or any schema inside it, is such a one. */
export function someSubschema(schema: JsonObject, test: (subschema: JsonObject) => boolean): boolean {
  if (test(schema)) return true
  let found = false
  mapSubschemas(schema, (subschema) => {
    found ||= someSubschema(subschema, test)
    return subschema
  })
  return found
}

/** Whether a schema, or any schema inside it, has a keyword. */
export function usesKeyword(schema: JsonObject, keyword: string): boolean {
  return someSubschema(schema, (subschema) => Object.hasOwn(subschema, keyword))
}
