import fc from 'fast-check'
import { callersOf, genuine, historyOf } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Stops waiting for an answer while the work goes on, sends the delivery again, and only then lets the work end. */
export const retryDuringSlowWorkHasOneEffect: Check = {
  id: 'timeouts/retry-during-slow-work-has-one-effect',
  level: 'must',
  claim: 'A receiver that still works on a delivery when its retry comes does the work once.',
  because: [
    'zenml-io/zenml#5215, kortix-ai/suna#3126: the provider gave up, tried again, and everything was done twice',
    'Standard Webhooks specification, "Idempotency"',
  ],
  needs: ['retries', 'downstream', 'outcome'],
  fix: 'Acknowledge before slow work, from a durable queue. Where you work first, keep the delivery reserved while the work runs, even when the provider has closed its connection.',
  worlds: 'two',
  maxRuns: 20,
  scenario: (terms) =>
    fc.constantFrom(...callersOf(terms, 'downstream')).chain((offered) =>
      fc.tuple(historyOf(terms, [offered]), fc.integer({ min: 1, max: 2 })).map(([events, retries]) => ({
        events,
        moments: [[genuine(0, { impatient: true })], ...Array.from({ length: retries }, () => [genuine(0)])],
        faults: [
          { endpoint: 'downstream' as const, entity: 1, fault: { kind: 'hold' as const }, through: retries },
        ],
      })),
    ),
  judge: expectConvergence,
}
