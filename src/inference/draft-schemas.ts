import type { Contract, Json } from '../model/index.ts'
import type { DraftedFamily } from './events/draft-families.ts'
import type { ObservedEvent } from './events/observed-event.ts'
import { payloadSchema } from './payloads/payload-schema.ts'
import { scalarFacts } from './payloads/scalar-facts.ts'

/** The payload schema of each event type, by its file. */
export function draftSchemas(
  families: readonly DraftedFamily[],
  { identity, times }: Pick<Contract, 'identity' | 'times'>,
): readonly (readonly [file: string, schema: Json])[] {
  const around = [...identity, ...times].flatMap(({ at }) => pointerOf(at) ?? [])
  const filled = new Set(
    identity.filter(({ mint }) => mint.kind !== 'uuid').flatMap(({ at }) => pointerOf(at) ?? []),
  )
  return families.flatMap(({ family, events }) => {
    const facts = scalarFacts(events.flatMap(({ samples }) => samples.map(({ payload }) => payload)))
    return events.map((event, index): readonly [string, Json] => {
      const named = [family.entity ?? [], family.versions.map(({ at }) => at), family.markers, around].flat()
      const constants = constantsOf(event)
      const schema = payloadSchema(
        event.samples.map(({ payload }) => payload),
        { constants, named: new Set(named), filled, facts },
      )
      const count = event.samples.length
      return [
        family.types[index]?.schema ?? '',
        {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          title: event.type,
          description: `As ${count === 1 ? 'one captured delivery shows' : `${count} captured deliveries show`} it.`,
          ...schema,
        },
      ]
    })
  })
}

function constantsOf({ match }: ObservedEvent): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(match).flatMap(([at, text]): readonly (readonly [string, string])[] => {
      const pointer = pointerOf(at)
      return pointer === undefined || text === true ? [] : [[pointer, text]]
    }),
  )
}

function pointerOf(at: string): string | undefined {
  return at.startsWith('body:') ? at.slice('body:'.length) : undefined
}
