import fc from 'fast-check'
import { genuine, historyOf, openings } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends copies of one delivery at the same time: a retry often overtakes the attempt that it repeats. */
export const concurrentDuplicatesHaveOneEffect: Check = {
  id: 'duplicates/concurrent-duplicates-have-one-effect',
  level: 'must',
  claim: 'A receiver that gets copies of a delivery at the same time acts on it once.',
  because: [
    'Standard Webhooks specification, "Idempotency"',
    'Devlaner/devlane#355, stellarBank/StellarBank#39: copies pass the look-up together before either is stored',
  ],
  needs: ['retries', 'outcome'],
  fix: 'Let the database decide who is first: insert the key under a unique constraint before acting, in the same transaction, and treat the conflict as "already handled". A look-up before the insert leaves a gap. 409 or 503 for a copy in flight is fine.',
  worlds: 'two',
  maxRuns: 30,
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc.tuple(historyOf(terms, [offered]), fc.integer({ min: 2, max: 12 })).map(([events, copies]) => ({
        events,
        moments: [Array.from({ length: copies }, () => genuine(0))],
      })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}
