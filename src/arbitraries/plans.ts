import fc from 'fast-check'
import type { AttemptPlan, Change, EventPlan, Json, OfferedEvent, Scenario, Terms } from '../model/index.ts'
import { ordinaryPayload } from './ordinary.ts'

/** How an event of a plan differs from an ordinary one. */
export interface EventOptions {
  readonly entity?: number
  readonly version?: number
  /** Seconds ago on the event clock; 30 when absent: recent, yet before everything that we send. */
  readonly ageSeconds?: number
  readonly payload?: fc.Arbitrary<Json>
}

/**
 * The handled events that make sense as the first one about an entity: creations, and types of families that have none.
 */
export function openings(terms: Terms): readonly OfferedEvent[] {
  const first = terms.events.filter(
    ({ event, family }) =>
      event.change === 'create' ||
      !terms.events.some((other) => other.family.name === family.name && other.event.change === 'create'),
  )
  return first.length > 0 ? first : terms.events
}

/** One of the openings. */
export function opening(terms: Terms): fc.Arbitrary<OfferedEvent> {
  return fc.constantFrom(...openings(terms))
}

/** One event with an ordinary payload. */
export function eventOf(
  terms: Terms,
  offered: OfferedEvent,
  options: EventOptions = {},
): fc.Arbitrary<EventPlan> {
  const schema = terms.schemas[offered.event.type]
  if (schema === undefined) throw new Error(`no schema for ${offered.event.type}`)
  const { entity = 1, version = 1, ageSeconds = 30, payload = ordinaryPayload(schema) } = options
  return payload.map((drawn) => ({ entity, version, type: offered.event.type, payload: drawn, ageSeconds }))
}

/** A genuine attempt of the first delivery of an event. */
export function genuine(event: number, extra: Partial<AttemptPlan> = {}): AttemptPlan {
  return { event, delivery: 'a', nature: 'genuine', ...extra }
}

/** What is to be tried between the control and the liveness delivery. */
export type Trial = Omit<AttemptPlan, 'event' | 'delivery'> & {
  /** Instead of an ordinary one. */
  readonly payload?: Json
  /** Instead of the drawn type. */
  readonly match?: NonNullable<EventPlan['match']>
  /** Instead of a short while. */
  readonly ageSeconds?: number
}

/**
 * A genuine delivery, then trials one by one, each about an entity of its own, then a genuine delivery again: without
 * the first, "refused" may mean that everything is refused; without the last, nobody sees that the receiver died.
 */
export function guarded(
  terms: Terms,
  trials: (offered: OfferedEvent) => fc.Arbitrary<readonly Trial[]>,
): fc.Arbitrary<Scenario> {
  return opening(terms).chain((offered) =>
    trials(offered).chain((tried) => {
      const count = tried.length + 2
      const entities = Array.from({ length: count }, (_, index) => index + 1)
      return fc
        .tuple(...entities.map((entity) => eventOf(terms, offered, { entity })))
        .map((events): Scenario => {
          const attempts = tried.map(
            ({ payload: _payload, match: _match, ageSeconds: _age, ...plan }, index): AttemptPlan => ({
              event: index + 1,
              delivery: 'a',
              ...plan,
            }),
          )
          return {
            events: events.map((event, index) => {
              const { payload = event.payload, ageSeconds = event.ageSeconds, match } = tried[index - 1] ?? {}
              return { ...event, payload, ageSeconds, ...(match === undefined ? {} : { match }) }
            }),
            moments: [
              [genuine(0, { role: 'control' })],
              ...attempts.map((attempt) => [attempt]),
              [genuine(count - 1, { role: 'liveness' })],
            ],
          }
        })
    }),
  )
}

/** Families that the receiver handles with all of these changes, and the types for each. */
export function familiesWith(terms: Terms, changes: readonly Change[]): readonly (readonly OfferedEvent[])[] {
  const names = [...new Set(terms.events.map(({ family }) => family.name))]
  return names.flatMap((name) => {
    const found = changes.map((change) =>
      terms.events.find(
        ({ family, event }) => family.name === name && family.entity !== null && event.change === change,
      ),
    )
    return found.every((offered) => offered !== undefined) ? [found as readonly OfferedEvent[]] : []
  })
}

/** The same, where the payloads carry a version or time: elsewhere nobody can tell which of two events is newer. */
export function versionedFamilies(
  terms: Terms,
  changes: readonly Change[],
): readonly (readonly OfferedEvent[])[] {
  return familiesWith(terms, changes).filter(([first]) => (first?.family.versions.length ?? 0) > 0)
}

/** The creation that an event builds on, where the receiver handles one. */
export function creationBefore(terms: Terms, { event, family }: OfferedEvent): readonly OfferedEvent[] {
  if (event.change === 'create' || event.change === 'other') return []
  const creation = terms.events.find(
    (other) => other.family.name === family.name && other.event.change === 'create',
  )
  return creation === undefined ? [] : [creation]
}

/** The history of one entity: an event per change, each some seconds after the one before, the last 10 s ago or more. */
export function historyOf(
  terms: Terms,
  offered: readonly OfferedEvent[],
  entity = 1,
): fc.Arbitrary<readonly EventPlan[]> {
  const spacing = fc.array(fc.integer({ min: 1, max: 20 }), {
    minLength: offered.length,
    maxLength: offered.length,
  })
  return spacing.chain((gaps) => {
    const ages = gaps.map((_, index) => 10 + gaps.slice(index + 1).reduce((sum, gap) => sum + gap, 0))
    const events = offered.map((one, index) =>
      eventOf(terms, one, { entity, version: index + 1, ageSeconds: ages[index] as number }),
    )
    return fc.tuple(...events)
  })
}
