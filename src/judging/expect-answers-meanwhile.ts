import type { Finding, Transcript } from '../model/index.ts'
import { describeAnswer } from './answers.ts'
import { expectProvoked } from './expect-provoked.ts'

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
