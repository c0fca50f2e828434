import fc from 'fast-check'
import { callersOf, genuine, historyOf } from '../../src/arbitraries/index.ts'
import { describeAnswer, expectProvoked } from '../../src/judging/index.ts'
import type { Check, EndpointKind, Finding, Scenario, Terms, Transcript } from '../../src/model/index.ts'

/** One event, and what the receiver calls about it never answers. */
export function hanging(terms: Terms, endpoint: EndpointKind): fc.Arbitrary<Scenario> {
  return fc.constantFrom(...callersOf(terms, endpoint)).chain((offered) =>
    historyOf(terms, [offered]).map((events) => ({
      events,
      moments: [[genuine(0)]],
      faults: [{ endpoint, entity: 1, fault: { kind: 'hang' as const } }],
    })),
  )
}

/** The planned attempts are answered, whatever the answer. */
export function expectAnswersMeanwhile(transcript: Transcript): readonly Finding[] {
  const unanswered = transcript.actual.attempts.flatMap(({ answer, cause }, index): readonly Finding[] =>
    cause === 'plan' && answer.kind === 'timeout'
      ? [
          {
            kind: 'violation',
            where: `attempt ${index + 1}`,
            expected: 'an answer, before the provider gives up',
            received: describeAnswer(answer),
          },
        ]
      : [],
  )
  // One that answers first and calls afterwards has shown it all the same.
  const hasCalled = (transcript.actual.calls ?? []).length > 0
  return unanswered.length > 0 || hasCalled ? unanswered : expectProvoked(transcript)
}

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
  scenario: (terms) => hanging(terms, 'downstream'),
  judge: expectAnswersMeanwhile,
}
