import type { AttemptRecord, Nature, Transcript } from '../model/index.ts'
import { isAcknowledged } from './answers.ts'

/** All attempts of one delivery, numbered as reports number them. */
export interface DeliveryRecord {
  readonly event: number
  readonly letter: string
  readonly nature: Nature
  readonly role: 'control' | 'liveness' | undefined
  /** Number of its first attempt in the time line, from 1. */
  readonly number: number
  readonly attempts: readonly AttemptRecord[]
  /** Acknowledged by at least one of its attempts. */
  readonly acknowledged: boolean
}

/** The deliveries of the actual history, in the order of their first attempts; natures are kept apart. */
export function deliveriesOf({ actual, terms }: Transcript): readonly DeliveryRecord[] {
  const grouped = new Map<string, { number: number; attempts: AttemptRecord[] }>()
  for (const [index, attempt] of actual.attempts.entries()) {
    const key = `${attempt.plan.event} ${attempt.plan.delivery} ${attempt.plan.nature}`
    const group = grouped.get(key)
    if (group === undefined) grouped.set(key, { number: index + 1, attempts: [attempt] })
    else group.attempts.push(attempt)
  }
  return [...grouped.values()].map(({ number, attempts }) => {
    const { plan } = attempts[0] as AttemptRecord
    return {
      event: plan.event,
      letter: plan.delivery,
      nature: plan.nature,
      role: plan.role,
      number,
      attempts,
      acknowledged: attempts.some(({ answer }) => isAcknowledged(answer, terms.contract)),
    }
  })
}

/**
 * Whether the genuine delivery that precedes the test was never acknowledged. Then nothing can be learned from the
 * rest: what is refused, dropped or left without an answer afterwards may have nothing to do with what was tried.
 */
export function lacksControl(transcript: Transcript): boolean {
  return deliveriesOf(transcript).some(({ role, acknowledged }) => role === 'control' && !acknowledged)
}
