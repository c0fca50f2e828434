import type { Json, JsonObject } from '../model/index.ts'

/** What is found for a payload by its schema. */
export type PerPayload<Found> = (schema: JsonObject, payload: Json) => Found

/**
 * Remembers what was found. Ordinary payloads come from a small pool, so most answers are known; schemas and payloads
 * are told apart by identity.
 */
export function perPayload<Found>(find: PerPayload<Found>): PerPayload<Found> {
  const known = new WeakMap<JsonObject, WeakMap<object, Found>>()
  return (schema, payload) => {
    if (payload === null || typeof payload !== 'object') return find(schema, payload)
    const answers = known.get(schema) ?? new WeakMap<object, Found>()
    known.set(schema, answers)
    const found = answers.get(payload) ?? find(schema, payload)
    answers.set(payload, found)
    return found
  }
}
