import type { Json, JsonObject } from '../../model/index.ts'
import { getPointer, isJsonObject, toPointer } from '../../schemas/index.ts'

/**
 * Pointers to members that a self-contained schema says nothing about: what a provider added since.
 *
 * Objects for which the schema names no member at all are free-form, and nothing in them is unknown. Below an
 * unknown member everything is, so only the member itself is told.
 */
export function unknownFields(schema: JsonObject, payload: Json): readonly string[] {
  const found: string[] = []
  const visit = (value: Json, schemas: readonly JsonObject[], path: readonly (string | number)[]): void => {
    if (schemas.length === 0) return
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        visit(item, itemSchemas(schema, schemas, index), [...path, index])
    } else if (isJsonObject(value) && namesMembers(schemas)) {
      for (const [name, member] of Object.entries(value)) {
        const inner = memberSchemas(schema, schemas, name)
        if (inner === null) found.push(toPointer([...path, name]))
        else visit(member, inner, [...path, name])
      }
    }
  }
  visit(payload, everyBranch(schema, schema), [])
  return found
}

function namesMembers(schemas: readonly JsonObject[]): boolean {
  return schemas.some((one) => isJsonObject(one.properties))
}

/** What applies to a member, or `null` when nothing speaks of it. */
function memberSchemas(
  root: JsonObject,
  schemas: readonly JsonObject[],
  name: string,
): readonly JsonObject[] | null {
  const found = schemas.flatMap(
    ({ properties, patternProperties, additionalProperties }): readonly Json[] => {
      const named =
        isJsonObject(properties) && Object.hasOwn(properties, name) ? [properties[name] as Json] : []
      const patterns = isJsonObject(patternProperties) ? Object.entries(patternProperties) : []
      const matching = patterns
        .filter(([pattern]) => new RegExp(pattern, 'u').test(name))
        .map(([, one]) => one)
      if (named.length + matching.length > 0) return [...named, ...matching]
      return isJsonObject(additionalProperties) ? [additionalProperties] : []
    },
  )
  return found.length === 0 ? null : found.flatMap((one) => everyBranch(root, one))
}

function itemSchemas(root: JsonObject, schemas: readonly JsonObject[], index: number): readonly JsonObject[] {
  return schemas.flatMap(({ prefixItems, items }) => {
    const positional = Array.isArray(prefixItems) ? (prefixItems[index] as Json | undefined) : undefined
    return everyBranch(root, positional ?? items)
  })
}

/** A schema and all that may apply to the same value, whichever branch is taken. */
function everyBranch(
  root: JsonObject,
  schema: Json | undefined,
  seen: Set<JsonObject> = new Set(),
): readonly JsonObject[] {
  if (!isJsonObject(schema) || seen.has(schema)) return []
  seen.add(schema)
  const { $ref, allOf, anyOf, oneOf, dependentSchemas } = schema
  const target =
    typeof $ref === 'string' && $ref.startsWith('#')
      ? getPointer(root, decodeURIComponent($ref.slice(1)))
      : undefined
  const dependent = isJsonObject(dependentSchemas) ? Object.values(dependentSchemas) : []
  const branches = [target, allOf, anyOf, oneOf, schema.if, schema.then, schema.else, dependent].flat()
  return [schema, ...branches.flatMap((one) => everyBranch(root, one as Json | undefined, seen))]
}
