import type { Json, JsonObject } from '../model/index.ts'
import { escapeToken, isJsonObject } from '../schemas/index.ts'
import type { Draft } from './draft.ts'
import type { ObservedEvent } from './events/observed-event.ts'

/**
 * Where fields stand that were seen and that the schemas do not name, as JSON Pointers: `-` for items, `*` for entries
 * of maps. What lies within them, or within what a schema leaves open, is not told again.
 */
export function unnamedFields(
  { contract, files }: Pick<Draft, 'contract' | 'files'>,
  events: readonly ObservedEvent[],
): readonly string[] {
  const types = contract.events.families.flatMap((family) => family.types)
  const found = events.flatMap(({ type, samples }) => {
    const file = types.find((one) => one.type === type)?.schema ?? ''
    return samples.flatMap(({ payload }) => [...unnamedIn(payload, files.get(file), '')])
  })
  return [...new Set(found)]
}

function* unnamedIn(value: Json, schema: Json | undefined, pointer: string): Generator<string> {
  // Without a type it is a constant, or says itself why it is open.
  if (!isJsonObject(schema) || schema.type === undefined) return
  if (Array.isArray(value)) for (const item of value) yield* unnamedIn(item, schema.items, `${pointer}/-`)
  if (!isJsonObject(value)) return
  const { additionalProperties: entry, properties = {} } = schema
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${escapeToken(name)}`
    if (entry !== undefined) yield* unnamedIn(member, entry, `${pointer}/*`)
    else if (Object.hasOwn(properties as JsonObject, name)) {
      yield* unnamedIn(member, (properties as JsonObject)[name], at)
    } else yield at
  }
}
