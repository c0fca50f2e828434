import fc from 'fast-check'
import type { EventPlan, Json, JsonObject, OfferedEvent } from '../model/index.ts'
import { payload } from './schema/index.ts'

const pools = new WeakMap<JsonObject, readonly Json[]>()
const poolSize = 8

/**
 * An ordinary payload of a schema, out of a few drawn once: a control delivery has to be believable, and drawing each
 * one anew would cost more than sending it.
 */
export function ordinaryPayload(schema: JsonObject): fc.Arbitrary<Json> {
  return fc.constantFrom(...poolOf(schema))
}

/** The type and an ordinary payload of an event, the same every time. */
export function ordinaryEvent(
  schemas: Readonly<Record<string, JsonObject>>,
  offered: OfferedEvent,
): Pick<EventPlan, 'type' | 'payload'> {
  const schema = schemas[offered.event.type]
  if (schema === undefined) throw new Error(`no schema for ${offered.event.type}`)
  return { type: offered.event.type, payload: poolOf(schema)[0] as Json }
}

function poolOf(schema: JsonObject): readonly Json[] {
  const known = pools.get(schema)
  if (known !== undefined) return known
  const pool = fc.sample(payload(schema, 'plain'), { seed: 20_240_229, numRuns: poolSize })
  pools.set(schema, pool)
  return pool
}
