import { isAcknowledged } from '../judging/index.ts'
import type { AttemptPlan, AttemptRecord } from '../model/index.ts'
import { deliveryKey } from './delivery-key.ts'
import { pause } from './pause.ts'
import type { Sending } from './sending.ts'
import type { Session } from './session.ts'

/** Sends again what nobody acknowledged, round by round, until it is or patience ends. */
export async function resend(session: Session, sending: Sending, moment: number): Promise<void> {
  const hopeless = new Set<string>()
  for (const pauseMs of retryPauses) {
    const open = unacknowledged(sending.attempts, session).filter((plan) => !hopeless.has(deliveryKey(plan)))
    if (open.length === 0) return
    const last = sending.attempts.findLast(({ plan }) => open.some((one) => isSameDelivery(one, plan)))
    await pause(pauseAfter(last, pauseMs))
    for (const plan of open) {
      session.signal.throwIfAborted()
      await session.pace.turn()
      const retried = await sending.attempt(asRetry(plan), moment, 'resend')
      // A receiver that hangs once hangs again: one retry is enough to know.
      if (retried?.answer.kind === 'timeout') hopeless.add(deliveryKey(plan))
    }
  }
}

/** Real providers wait minutes; what matters to a receiver is that it was asked again, not when. */
const retryPauses: readonly number[] = [20, 100, 400]

/** Genuine deliveries without any acknowledgement, in the order of their events. */
function unacknowledged(attempts: readonly AttemptRecord[], { endpoint }: Session): readonly AttemptPlan[] {
  const open = new Map<string, AttemptPlan>()
  for (const { plan } of attempts) {
    if (plan.nature === 'genuine') open.set(deliveryKey(plan), plan)
  }
  for (const { plan, answer } of attempts) {
    if (isAcknowledged(answer, endpoint.contract)) open.delete(deliveryKey(plan))
  }
  return [...open.values()].sort((a, b) => a.event - b.event)
}

function isSameDelivery(one: AttemptPlan, other: AttemptPlan): boolean {
  return deliveryKey(one) === deliveryKey(other)
}

/** A retry is the same event, sent plainly; what was odd about the first attempt's connection does not repeat. */
function asRetry(plan: AttemptPlan): AttemptPlan {
  const { wire, delayMs: _delay, impatient: _impatient, ...rest } = plan
  if (wire === undefined) return rest
  const { abortAfter: _cut, abortBy: _by, after: _after, ...kept } = wire
  return Object.keys(kept).length === 0 ? rest : { ...rest, wire: kept }
}

function pauseAfter(last: AttemptRecord | undefined, pauseMs: number): number {
  const header = last?.answer.kind === 'status' ? last.answer.headers['retry-after'] : undefined
  const seconds = Number(header)
  return header === undefined || Number.isNaN(seconds)
    ? pauseMs
    : Math.min(Math.max(pauseMs, seconds * 1000), 2_000)
}
