import type { Json, JsonObject } from '../../model/index.ts'
import { getPointer, isJsonObject, toPointer } from '../../schemas/index.ts'

/**
 * Pointers to members that a self-contained schema says nothing about: what a provider added since.
 *
 * Objects for which the schema names no member at all are free-form, and nothing in them is unknown. Below an
 * unknown member everything is, so only the member itself is told.
 */
export function unknownFields(schema: JsonObject, payload: Json): readonly string[] {
  const root = roots.get(schema) ?? createPart(schema, everyBranch(schema, schema))
  roots.set(schema, root)
  const found: string[] = []
  const path: (string | number)[] = []
  const visit = (value: Json, part: Part): void => {
    if (part.isSilent || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        path.push(index)
        visit(item, part.item(index))
        path.pop()
      }
    } else if (part.namesMembers && isJsonObject(value)) {
      for (const name in value) {
        const inner = part.member(name)
        path.push(name)
        if (inner === null) found.push(toPointer(path))
        else visit(value[name] as Json, inner)
        path.pop()
      }
    }
  }
  visit(payload, root)
  return found
}

/** Everything that a schema says about values at one position, found out once. */
interface Part {
  /** Nothing is said. */
  readonly isSilent: boolean
  readonly namesMembers: boolean
  /** What applies to a member, or `null` when nothing speaks of it. */
  member(name: string): Part | null
  item(index: number): Part
}

const roots = new WeakMap<JsonObject, Part>()

/** Names are remembered as long as there are as few of them as in a schema, not as many as in a hostile payload. */
const mostRemembered = 1_000

function createPart(root: JsonObject, schemas: readonly JsonObject[]): Part {
  const members = new Map<string, Part | null>()
  const items = new Map<number, Part>()
  /** Behind those that have a schema of their own, all items are alike. */
  const positional = Math.max(
    0,
    ...schemas.map(({ prefixItems }) => (Array.isArray(prefixItems) ? prefixItems.length : 0)),
  )
  return {
    isSilent: schemas.length === 0,
    namesMembers: schemas.some((one) => isJsonObject(one.properties)),
    member: (name) => {
      const known = members.get(name)
      if (known !== undefined) return known
      const applying = memberSchemas(root, schemas, name)
      const part = applying === null ? null : createPart(root, applying)
      if (members.size < mostRemembered) members.set(name, part)
      return part
    },
    item: (index) => {
      const place = Math.min(index, positional)
      const part = items.get(place) ?? createPart(root, itemSchemas(root, schemas, place))
      items.set(place, part)
      return part
    },
  }
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
