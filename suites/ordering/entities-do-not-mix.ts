import fc from 'fast-check'
import { eventOf, genuine, openings } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Delivers events of many entities at the same time. */
export const entitiesDoNotMix: Check = {
  id: 'ordering/entities-do-not-mix',
  level: 'must',
  claim: 'A receiver that handles events of several entities at once keeps them apart.',
  because: [
    'mikenelsonjr/Accelerators#2: request data in module-level variables',
    'Standard Webhooks specification, "Ordering"',
  ],
  needs: ['outcome'],
  fix: 'Keep what belongs to a request in local variables or in the request itself, never in a module or class that all requests share.',
  worlds: 'two',
  maxRuns: 30,
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc.integer({ min: 2, max: 10 }).chain((count) => {
        const entities = Array.from({ length: count }, (_, index) => index)
        return fc
          .tuple(...entities.map((index) => eventOf(terms, offered, { entity: index + 1 })))
          .map((events) => ({ events, moments: [entities.map((index) => genuine(index))] }))
      }),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}
