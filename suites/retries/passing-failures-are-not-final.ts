import fc from 'fast-check'
import { failingCalls, refusing, throttling } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Lets what the receiver calls be busy or throttle once or twice. */
export const passingFailuresAreNotFinal: Check = {
  id: 'retries/passing-failures-are-not-final',
  level: 'must',
  claim: 'A receiver does not take it for final that what it calls is busy or throttles.',
  because: [
    'speakeasy-api/gram#4962: a passing failure was filed as permanent, and the event was lost',
    'RFC 9110, section 15.6.4: 503 is a temporary overload; RFC 6585, section 4: 429 asks to wait',
  ],
  needs: ['downstream', 'outcome'],
  fix: 'Only a failure that says that the request itself is wrong is final. After 429, 503, 504 or a broken connection, answer 5xx so that the provider tries again, or try again yourself, from a queue.',
  worlds: 'two',
  maxRuns: 25,
  scenario: (terms) =>
    failingCalls(terms, { endpoint: 'downstream', fault: fc.oneof(refusing(503, 504), throttling) }),
  judge: expectConvergence,
}
