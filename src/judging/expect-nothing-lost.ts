import type { Finding, Transcript } from '../model/index.ts'
import { asksForPatience, describeAnswer } from './answers.ts'
import { deliveriesOf, lacksControl } from './deliveries.ts'
import { leavesTrace } from './expect-forgeries-refused.ts'

/** Which refusals of an odd delivery are openly legal; anything, when absent. */
export interface LegalRefusals {
  readonly refusals?: readonly number[]
}

/**
 * No odd delivery is acknowledged and lost. Whether it is accepted is the receiver's choice; a refusal that is not
 * among the legal ones counts, and so does an acknowledgement without the trace that genuine deliveries leave.
 */
export function expectNothingLost(
  transcript: Transcript,
  { refusals }: LegalRefusals = {},
): readonly Finding[] {
  if (lacksControl(transcript)) return []
  const { scenario, actual } = transcript
  const deliveries = deliveriesOf(transcript)
  const viewOf = (event: number): (typeof actual.entities)[number] =>
    actual.entities[(scenario.events[event]?.entity ?? 0) - 1] ?? {}
  const genuineShow = deliveries.some(
    ({ nature, acknowledged, event }) => nature === 'genuine' && acknowledged && leavesTrace(viewOf(event)),
  )
  return deliveries
    .filter(({ nature }) => nature === 'odd')
    .flatMap(({ acknowledged, attempts, event, number }): readonly Finding[] => {
      const [{ answer }] = attempts as [(typeof attempts)[number]]
      if (acknowledged) {
        return genuineShow && !leavesTrace(viewOf(event))
          ? [
              {
                kind: 'violation',
                where: `effects of attempt ${number}`,
                expected: 'the effect of an acknowledged delivery',
                received: `${describeAnswer(answer)}, and no effect`,
              },
            ]
          : []
      }
      if (answer.kind !== 'status' || asksForPatience(answer)) return []
      if (refusals === undefined || refusals.includes(answer.status)) return []
      return [
        {
          kind: 'violation',
          where: `attempt ${number}`,
          expected: `acknowledgement, or ${refusals.join(' or ')}`,
          received: describeAnswer(answer),
        },
      ]
    })
}
