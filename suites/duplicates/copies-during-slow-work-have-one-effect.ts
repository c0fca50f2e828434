import fc from 'fast-check'
import { callersOf, genuine, historyOf } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/**
 * Sends copies of a delivery at the same time, holds every call that they cause until nothing more happens, and answers
 * the calls one by one in a drawn order: what looks first and acts later is caught each time, not by luck.
 */
export const copiesDuringSlowWorkHaveOneEffect: Check = {
  id: 'duplicates/copies-during-slow-work-have-one-effect',
  level: 'must',
  claim: 'A receiver that gets copies of a delivery while it works on the first acts once.',
  because: [
    'Devlaner/devlane#355, stellarBank/StellarBank#39: copies pass the look-up together before either is stored',
    'Standard Webhooks specification, "Idempotency"',
  ],
  needs: ['retries', 'downstream', 'outcome'],
  fix: 'Reserve the delivery before you act: insert its key under a unique constraint first, and treat the conflict as "being handled" (409 or 503 is fine). A look-up before the work leaves a gap as long as the work.',
  worlds: 'two',
  maxRuns: 25,
  scenario: (terms) =>
    fc.constantFrom(...callersOf(terms, 'downstream')).chain((offered) =>
      fc
        .tuple(
          historyOf(terms, [offered]),
          fc.integer({ min: 2, max: 5 }),
          fc.array(fc.nat({ max: 4 }), { maxLength: 5 }),
        )
        .map(([events, copies, releases]) => ({
          events,
          moments: [Array.from({ length: copies }, () => genuine(0))],
          faults: [{ endpoint: 'downstream' as const, entity: 1, fault: { kind: 'hold' as const } }],
          releases,
        })),
    ),
  judge: expectConvergence,
}
