import fc from 'fast-check'
import { genuine, historyOf, openings } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends one delivery several times, each signed afresh, as a provider does whose answer was lost. */
export const duplicateHasOneEffect: Check = {
  id: 'duplicates/duplicate-has-one-effect',
  level: 'must',
  claim: 'A receiver that gets a delivery several times acts on it once.',
  because: [
    'Standard Webhooks specification, "Idempotency": receivers use the id to process a message once',
    'webrenew/memories#396, zenml-io/zenml#5215: every copy repeated the effect',
  ],
  needs: ['retries', 'outcome'],
  fix: "Store what identifies the delivery together with the effect, in one transaction and under a unique constraint, and acknowledge what is already there. Where the provider sends no id, derive one from the entity, the event type and the event's time.",
  worlds: 'two',
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc.tuple(historyOf(terms, [offered]), fc.integer({ min: 1, max: 3 })).map(([events, copies]) => ({
        events,
        moments: Array.from({ length: copies + 1 }, () => [genuine(0)]),
      })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}
