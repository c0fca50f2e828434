import type { Json, JsonObject } from '../model/index.ts'
import { getPointer, isJsonObject, pointerTokens } from './json-pointer.ts'

/**
 * Whether a self-contained schema says anything about the value at a pointer.
 *
 * Open schemas allow everything; this is about what they name, to catch a pointer with a slip in it.
 */
export function describesPointer(schema: JsonObject, pointer: string): boolean {
  let here = alternativesOf(schema, schema)
  for (const token of pointerTokens(pointer)) {
    here = here.flatMap((one) => stepInto(one, token)).flatMap((one) => alternativesOf(schema, one))
  }
  return here.length > 0
}

/** A schema and all that apply to the same value, whichever branch is taken. */
function alternativesOf(
  root: JsonObject,
  schema: Json | undefined,
  seen: Set<Json> = new Set(),
): readonly JsonObject[] {
  if (!isJsonObject(schema) || seen.has(schema)) return []
  seen.add(schema)
  const reference = schema.$ref
  const inner = [schema.allOf, schema.anyOf, schema.oneOf, schema.if, schema.then, schema.else]
    .flat()
    .flatMap((one) => alternativesOf(root, one, seen))
  if (typeof reference !== 'string' || !reference.startsWith('#')) return [schema, ...inner]
  const target = getPointer(root, decodeURIComponent(reference.slice(1)))
  return [schema, ...inner, ...alternativesOf(root, target, seen)]
}

function stepInto(schema: JsonObject, token: string): readonly Json[] {
  const { properties, items, prefixItems } = schema
  const found: Json[] = []
  if (isJsonObject(properties) && properties[token] !== undefined) found.push(properties[token])
  if (/^[0-9]+$/.test(token)) {
    const positional = Array.isArray(prefixItems) ? prefixItems[Number(token)] : undefined
    const item = positional ?? items
    if (item !== undefined) found.push(item)
  }
  return found
}
