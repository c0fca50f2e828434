import { failingCalls, throttling } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** The API answers 429 once or twice. */
export const throttledFetchIsRepeated: Check = {
  id: 'callbacks/throttled-fetch-is-repeated',
  level: 'must',
  claim: 'A receiver that its provider throttles fetches again later.',
  because: [
    'speakeasy-api/gram#4962: a passing failure was filed as permanent, and the event was lost',
    'RFC 6585, section 4: 429 asks to wait, and Retry-After says how long',
  ],
  needs: ['provider-api', 'outcome'],
  fix: 'After 429, answer 5xx so that the delivery comes again, or wait as long as Retry-After says and fetch again.',
  worlds: 'two',
  maxRuns: 6,
  scenario: (terms) => failingCalls(terms, { endpoint: 'provider-api', fault: throttling }),
  judge: expectConvergence,
}
