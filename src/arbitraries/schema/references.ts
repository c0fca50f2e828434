import { type Json, type JsonObject, UsageError } from '../../model/index.ts'
import { getPointer, isJsonObject, toPointer } from '../../schemas/json-pointer.ts'
import type { Place } from './place.ts'

/** Finds the place that a `$ref` names: `#`, `#/pointer` or `#anchor`. */
export type Resolver = (reference: string, from: Place) => Place

/** The resolver of a self-contained schema. */
export function createResolver(root: JsonObject): Resolver {
  let anchors: ReadonlyMap<string, string> | undefined
  const pointerOf = (reference: string): string | undefined => {
    if (!reference.startsWith('#')) return undefined
    const fragment = decodeURIComponent(reference.slice(1))
    if (fragment === '' || fragment.startsWith('/')) return fragment
    anchors ??= new Map(anchorsIn(root, []))
    return anchors.get(fragment)
  }
  return (reference, from) => {
    const pointer = pointerOf(reference)
    const schema = pointer === undefined ? undefined : getPointer(root, pointer)
    if (pointer === undefined || (typeof schema !== 'boolean' && !isJsonObject(schema))) {
      throw new UsageError(
        'unresolved-reference',
        `Cannot draw payloads for the $ref "${reference}" at #${from.pointer}: no schema stands there.`,
        'Refer to a place of the same schema, such as "#/$defs/name".',
      )
    }
    return { schema, pointer }
  }
}

function anchorsIn(value: Json, tokens: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, one]) => anchorsIn(one as Json, [...tokens, key]))
  const anchor = isJsonObject(value) ? value.$anchor : undefined
  return typeof anchor === 'string' ? [[anchor, toPointer(tokens)], ...inner] : inner
}
