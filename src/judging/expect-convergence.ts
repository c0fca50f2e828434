import type { Finding, Transcript } from '../model/index.ts'
import { asksForRetry, describeAnswer } from './answers.ts'
import { deliveriesOf } from './deliveries.ts'
import { expectProvoked } from './expect-provoked.ts'
import { expectSameOutcome } from './expect-same-outcome.ts'

/**
 * Once all is well again, the outcome becomes that of the ideal history: nothing is lost, nothing doubled.
 *
 * A delivery that is refused with "later" to the end proves nothing: the receiver may have reserved it for longer than we
 * wait, and takes the retry that comes minutes later. Any other refusal, after everything works again, is one.
 */
export function expectConvergence(transcript: Transcript): readonly Finding[] {
  const idle = expectProvoked(transcript)
  if (idle.length > 0) return idle
  const refused = deliveriesOf(transcript).flatMap(
    ({ nature, acknowledged, attempts, number }): readonly Finding[] => {
      const last = attempts.at(-1)
      if (nature !== 'genuine' || acknowledged || last === undefined) return []
      return [
        {
          kind: asksForRetry(last.answer) ? 'inconclusive' : 'violation',
          where: `attempt ${number}`,
          expected: 'acknowledgement of a retry, once all works again',
          received: `${describeAnswer(last.answer)}, ${attempts.length} times`,
        },
      ]
    },
  )
  return refused.length > 0 ? refused : expectSameOutcome(transcript, { effects: true, state: true })
}
