import fc from 'fast-check'
import { failingCalls, refusing, resetting } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** The API fails once or twice. */
export const failedFetchIsRepeated: Check = {
  id: 'callbacks/failed-fetch-is-repeated',
  level: 'must',
  claim: 'A receiver whose fetch fails has the object in the end.',
  because: ['discourse/discourse-code-review#160: the failed fetch was swallowed, and 2xx given'],
  needs: ['provider-api', 'outcome'],
  fix: 'Acknowledge only when the object is there. When the fetch fails, answer 5xx, or keep the event in a durable queue and fetch again.',
  worlds: 'two',
  maxRuns: 20,
  scenario: (terms) =>
    failingCalls(terms, { endpoint: 'provider-api', fault: fc.oneof(refusing(500, 502, 503), resetting) }),
  judge: expectConvergence,
}
