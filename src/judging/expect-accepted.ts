import type { AttemptRecord, Finding, Transcript } from '../model/index.ts'
import { describeAnswer } from './answers.ts'
import { deliveriesOf } from './deliveries.ts'

/**
 * Every genuine delivery is acknowledged in the end, after the retries that its provider would make.
 *
 * A refused control says that nothing can be learned from the rest; a refused liveness delivery, after an accepted
 * control, says that the receiver did not survive.
 */
export function expectAccepted(transcript: Transcript): readonly Finding[] {
  const refused = deliveriesOf(transcript).filter(
    ({ nature, acknowledged }) => nature === 'genuine' && !acknowledged,
  )
  const control = refused.find(({ role }) => role === 'control')
  if (control !== undefined) {
    return [
      {
        kind: 'inconclusive',
        where: `attempt ${control.number}`,
        expected: controlAccepted,
        received: received(control.attempts),
      },
    ]
  }
  return refused.map(({ number, attempts, role }) => ({
    kind: 'violation',
    where: `attempt ${number}`,
    expected:
      role === 'liveness'
        ? 'the genuine delivery after it to be acknowledged'
        : 'acknowledgement of a genuine delivery',
    received: received(attempts),
  }))
}

const controlAccepted = 'the genuine delivery before the test to be acknowledged'

/** Whether the findings only say that even the genuine delivery before the test was refused. */
export function isControlRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ kind, expected }) => kind === 'inconclusive' && expected === controlAccepted)
}

function received(attempts: readonly AttemptRecord[]): string {
  const [first] = attempts
  if (first === undefined) return 'nothing'
  const last = attempts.at(-1) ?? first
  const before = describeAnswer(first.answer)
  if (attempts.length === 1) return before
  const after = describeAnswer(last.answer)
  return before === after ? `${before}, ${attempts.length} times` : `${before}, and at last ${after}`
}
