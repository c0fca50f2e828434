import { failingCalls, refusing } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Lets what the receiver calls answer the two statuses below 500 that ask for another try. */
export const earlyAnswersAreNotFinal: Check = {
  id: 'retries/early-answers-are-not-final',
  level: 'should',
  claim: 'A receiver tries again what was answered with 408 or 425.',
  because: [
    'speakeasy-api/gram#4962: 408 was filed as permanent',
    'RFC 9110, section 15.5.9: after 408 the request may be repeated; RFC 8470: 425 asks to retry',
  ],
  needs: ['downstream', 'outcome'],
  fix: 'Treat 408 and 425 like 503: they say nothing about the request, only about the moment.',
  worlds: 'two',
  maxRuns: 10,
  scenario: (terms) => failingCalls(terms, { endpoint: 'downstream', fault: refusing(408, 425) }),
  judge: expectConvergence,
}
