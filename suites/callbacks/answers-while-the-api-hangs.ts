import { hangingCalls } from '../../src/arbitraries/index.ts'
import { expectAnswersMeanwhile } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Never answers what the receiver fetches, and waits as long as the provider would. */
export const answersWhileTheApiHangs: Check = {
  id: 'callbacks/answers-while-the-api-hangs',
  level: 'should',
  claim: 'A receiver answers before its provider gives up, even when the API never answers.',
  because: [
    'Common knowledge: a fetch without a timeout holds the acknowledgement for as long as the API likes',
    'Standard Webhooks specification, "Timeouts": reply within 15 to 30 seconds',
  ],
  needs: ['deadline', 'provider-api'],
  fix: 'Acknowledge first and fetch from a durable queue, or give the fetch a timeout that is shorter than the deadline, and answer 503 when it strikes.',
  worlds: 'one',
  maxRuns: 2,
  scenario: (terms) => hangingCalls(terms, 'provider-api'),
  judge: expectAnswersMeanwhile,
}
