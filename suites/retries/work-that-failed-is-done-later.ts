import fc from 'fast-check'
import { failingCalls, refusing, resetting } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Lets what the receiver calls fail once or twice, and sends again what is not acknowledged, as a provider does. */
export const workThatFailedIsDoneLater: Check = {
  id: 'retries/work-that-failed-is-done-later',
  level: 'must',
  claim: 'A receiver whose work fails at first has done it in the end, once.',
  because: [
    'elizaOS/eliza#10160: marked as seen, then the work failed, and the retry was taken for a duplicate',
    'argoproj/argo-events#3448: answered 200 after its work had failed',
    'Standard Webhooks specification, "Deliverability": a 2xx says that the message was processed',
  ],
  needs: ['downstream', 'outcome'],
  fix: 'Acknowledge only what is done or safely queued. Answer 5xx when the work fails, and take back whatever marks the delivery as seen: that mark belongs into the same transaction as the work.',
  worlds: 'two',
  maxRuns: 25,
  scenario: (terms) =>
    failingCalls(terms, { endpoint: 'downstream', fault: fc.oneof(refusing(500, 502), resetting) }),
  judge: expectConvergence,
}
