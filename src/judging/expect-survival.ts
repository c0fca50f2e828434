import type { Finding, Transcript } from '../model/index.ts'
import { describeAnswer, isServerError } from './answers.ts'
import { lacksControl } from './deliveries.ts'

/**
 * Every attempt that was not aborted by us gets some answer: the receiver neither hangs nor drops the connection, and
 * listens to what comes after.
 */
export function expectAnswers(transcript: Transcript): readonly Finding[] {
  if (lacksControl(transcript)) return []
  const unanswered = transcript.actual.attempts.flatMap(({ answer, plan }, index): readonly Finding[] =>
    plan.role !== undefined || answer.kind === 'status' || answer.kind === 'aborted'
      ? []
      : [
          {
            kind: 'violation',
            where: `attempt ${index + 1}`,
            expected: 'an answer',
            received: describeAnswer(answer),
          },
        ],
  )
  return unanswered.length > 0 ? unanswered : expectListening(transcript)
}

/** No planned attempt makes the receiver fail with an unhandled error. */
export function expectNoServerErrors(transcript: Transcript): readonly Finding[] {
  if (lacksControl(transcript)) return []
  return transcript.actual.attempts.flatMap(({ answer, plan }, index): readonly Finding[] =>
    plan.role === undefined && isServerError(answer)
      ? [
          {
            kind: 'violation',
            where: `attempt ${index + 1}`,
            expected: 'a refusal (4xx) or an acknowledgement',
            received: describeAnswer(answer),
          },
        ]
      : [],
  )
}

/**
 * Nobody is turned away once the control was answered: a process that ended is often started again within the time
 * that retries take, and only the refused connections in between tell. Unreachable for other reasons is no evidence.
 */
export function expectListening(transcript: Transcript): readonly Finding[] {
  const { attempts } = transcript.actual
  const answered = attempts.findIndex(
    ({ plan, answer }) => plan.role === 'control' && answer.kind === 'status',
  )
  if (answered < 0) return []
  return attempts.flatMap(({ answer }, index): readonly Finding[] =>
    index > answered && answer.kind === 'refused' && answer.detail === 'ECONNREFUSED'
      ? [
          {
            kind: 'violation',
            where: `attempt ${index + 1}`,
            expected: 'a receiver that still listens',
            received: describeAnswer(answer),
          },
        ]
      : [],
  )
}
