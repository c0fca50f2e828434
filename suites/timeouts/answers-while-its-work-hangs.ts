import { hangingCalls } from '../../src/arbitraries/index.ts'
import { expectAnswersMeanwhile } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Never answers what the receiver calls, and waits as long as the provider would. */
export const answersWhileItsWorkHangs: Check = {
  id: 'timeouts/answers-while-its-work-hangs',
  level: 'should',
  claim: 'A receiver answers before its provider gives up, even when what it calls never answers.',
  because: [
    'slackapi/bolt-js#786, zenml-io/zenml#5215: slow work before the answer, so the provider tried again',
    'Standard Webhooks specification, "Timeouts": reply within 15 to 30 seconds',
  ],
  needs: ['deadline', 'downstream'],
  fix: 'Acknowledge first and work from a durable queue, or give every outgoing call a timeout that is shorter than the deadline, and answer 503 when it strikes.',
  worlds: 'one',
  maxRuns: 2,
  scenario: (terms) => hangingCalls(terms, 'downstream'),
  judge: expectAnswersMeanwhile,
}
