import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { matchesStatus } from '../../src/judging/index.ts'
import type { AttemptPlan, Check, EventPlan, OfferedEvent, Scenario, Terms } from '../../src/model/index.ts'
import { strangers } from './strangers.ts'
import { unknownTypes } from './unknown-types.ts'

/**
 * Delivers genuine events that a receiver may have no use for: unknown types, updates and deletions of entities that
 * it never saw. Some statuses tell the provider to stop for good.
 */
export const neverDisablesItsEndpoint: Check = {
  id: 'retries/never-disables-its-endpoint',
  level: 'must',
  claim: 'A receiver answers no genuine delivery with a status that disables its endpoint.',
  because: [
    'Standard Webhooks specification, "Responses": 410 asks the sender to disable the endpoint',
    'tradegecko/smaug#87: 410 for a missing object unsubscribed a live receiver',
  ],
  needs: ['disabling-statuses'],
  fix: 'Keep the statuses that end a subscription for ending it. Acknowledge events that are about nothing you know, or ask for a retry with another status.',
  worlds: 'one',
  scenario: (terms) =>
    fc.oneof(unknownType(terms), ...strangers(terms).map((offered) => aboutStranger(terms, offered))),
  judge: ({ actual, terms }) => {
    const statuses = disablingStatuses(terms)
    return actual.attempts.flatMap(({ answer, plan }, index) =>
      answer.kind === 'status' && plan.nature !== 'forged' && matchesStatus(answer.status, statuses)
        ? [
            {
              kind: 'violation' as const,
              where: `attempt ${index + 1}`,
              expected: `any status but ${statuses.join(', ')}`,
              received: String(answer.status),
            },
          ]
        : [],
    )
  },
}

/** Stated as what disables an endpoint, or as the outcome of an answer. */
function disablingStatuses({ contract: { disabling, retry } }: Terms): readonly string[] {
  const outcomes = Object.entries(retry.outcomes?.value ?? {})
  return [
    ...new Set([
      ...disabling.flatMap(({ when }) => when.statuses ?? []),
      ...outcomes.filter(([, outcome]) => outcome === 'disable').map(([answer]) => answer),
    ]),
  ]
}

function unknownType(terms: Terms): fc.Arbitrary<Scenario> {
  const types = unknownTypes(terms)
  return opening(terms)
    .chain((offered) => eventOf(terms, offered))
    .chain((event) =>
      types.length === 0
        ? fc.constant(once(event))
        : fc.constantFrom(...types).map((match) => once({ ...event, match }, { nature: 'odd' })),
    )
}

function aboutStranger(terms: Terms, offered: OfferedEvent): fc.Arbitrary<Scenario> {
  return eventOf(terms, offered).map((event) => once(event, { nature: 'odd' }))
}

function once(event: EventPlan, extra: Partial<AttemptPlan> = {}): Scenario {
  return { events: [event], moments: [[genuine(0, extra)]] }
}
