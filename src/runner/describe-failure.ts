import { describeConsequence } from '../contracts/index.ts'
import { curlOf } from '../judging/curl.ts'
import { providerView } from '../judging/provider-view.ts'
import { summaryOf, timelineOf } from '../judging/timeline.ts'
import type { AttemptRecord, Check, CheckResult, Finding, Transcript } from '../model/index.ts'
import { assumptionsOf } from './assumptions.ts'
import type { KnownSession } from './session.ts'

/** What a failed check says beyond its findings: the history, why it matters at this provider, how to repeat it. */
export function describeFailure(
  session: KnownSession,
  check: Check,
  transcript: Transcript,
  findings: readonly Finding[],
): Pick<CheckResult, 'counterexample' | 'consequence' | 'assumptions'> {
  const guilty = guiltyAttempt(transcript, findings)
  return {
    counterexample: {
      summary: summaryOf(transcript),
      timeline: timelineOf(transcript, findings),
      provider: providerView(transcript),
      curl: guilty === undefined ? null : curlOf(guilty, session.terms),
      transcript,
    },
    consequence: consequenceOf(session, guilty ?? transcript.actual.attempts.at(-1)),
    assumptions: assumptionsOf(session.terms, check, transcript.scenario),
  }
}

/** The attempt that the findings are about, where they name one. */
function guiltyAttempt({ actual }: Transcript, findings: readonly Finding[]): AttemptRecord | undefined {
  const numbers = findings.map(({ where }) => /attempt (\d+)/.exec(where)?.[1])
  const number = numbers.find((found) => found !== undefined)
  return number === undefined ? undefined : actual.attempts[Number(number) - 1]
}

/** What the provider makes of the answer; of a forgery it makes nothing, because it never sent it. */
function consequenceOf({ endpoint }: KnownSession, attempt: AttemptRecord | undefined): string | null {
  if (attempt === undefined || attempt.plan.nature === 'forged' || attempt.answer.kind === 'aborted')
    return null
  return describeConsequence(endpoint.contract, outcomeOf(attempt))
}

function outcomeOf({ answer }: AttemptRecord): number | 'timeout' | 'connection-error' {
  if (answer.kind === 'status') return answer.status
  return answer.kind === 'timeout' ? 'timeout' : 'connection-error'
}
