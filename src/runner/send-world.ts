import { isAcknowledged } from '../judging/index.ts'
import { type MintedWorld, makeAttempt, mintWorld, repeatAttempt } from '../minting/index.ts'
import type { AttemptPlan, AttemptRecord, Scenario, WireRequest } from '../model/index.ts'
import { verify } from '../signing/index.ts'
import { pause } from './pause.ts'
import { recordAttempt } from './record-attempt.ts'
import type { Session } from './session.ts'

/** One history that was sent; what it caused is read later, for many at once. */
export interface SentWorld {
  readonly minted: MintedWorld
  readonly attempts: readonly AttemptRecord[]
}

/**
 * When what was refused is sent again: never; once the history is over, as a provider that waits for minutes; or before
 * the next moment, as in a history without faults.
 */
export type Resending = 'never' | 'after-all' | 'at-once'

/** Sends one history: moments one after the other, the attempts of a moment at the same time. */
export async function sendWorld(
  session: Session,
  scenario: Scenario,
  resending: Resending = 'after-all',
): Promise<SentWorld> {
  const { observer } = session
  const sending = beginSending(session, scenario)
  for (const [moment, plans] of scenario.moments.entries()) {
    session.signal.throwIfAborted()
    if (plans.some(({ settled }) => settled === true) && (observer.effects || observer.state))
      await session.limiter.rest(() => observer.settle([sending.minted]))
    // What has hung once has shown it: only whether the receiver lives on is still worth a provider's patience.
    if (hasHung(sending) && plans.every(({ nature }) => nature !== 'genuine')) continue
    await session.pace.turn()
    await Promise.all(plans.map((plan) => sending.attempt(plan, moment, 'plan')))
    if (resending === 'at-once') await resend(session, sending, moment)
  }
  if (resending === 'after-all') await resend(session, sending, scenario.moments.length)
  return { minted: sending.minted, attempts: sending.attempts }
}

function hasHung({ attempts }: Sending): boolean {
  return attempts.some(({ answer, plan }) => answer.kind === 'timeout' && plan.nature !== 'genuine')
}

/** A history under way. */
interface Sending {
  readonly minted: MintedWorld
  /** In the order in which they were planned, moment by moment. */
  readonly attempts: AttemptRecord[]
  /** Makes one attempt; none where it would be a forgery in name only. */
  attempt(
    plan: AttemptPlan,
    moment: number,
    cause: AttemptRecord['cause'],
  ): Promise<AttemptRecord | undefined>
}

function beginSending(session: Session, scenario: Scenario): Sending {
  const { endpoint, minter, registry, clock } = session
  const minted = mintWorld({
    id: session.nextWorld(),
    scenario,
    contract: endpoint.contract,
    offered: session.offered,
    schemas: session.provider.schemas,
    minter,
    registry,
    nowMs: clock.nowMs(),
  })
  const began = performance.now()
  const attempts: AttemptRecord[] = []
  const firstRequests = new Map<string, WireRequest>()
  const planned = countByDelivery(scenario)
  const made = new Map<string, number>()
  return {
    minted,
    attempts,
    attempt: async (plan, moment, cause) => {
      if (plan.delayMs !== undefined) await pause(plan.delayMs)
      const key = deliveryKey(plan)
      const earlier = plan.verbatim === true ? firstRequests.get(key) : undefined
      const index = made.get(key) ?? 0
      made.set(key, index + 1)
      const nowMs = clock.nowMs() - headStartMs(plan, (planned.get(key) ?? 0) - 1 - index)
      const input = { endpoint, world: minted, plan, minter, registry, nowMs }
      const request = earlier === undefined ? makeAttempt(input) : repeatAttempt(earlier, input)
      if (isForgeryInNameOnly(plan, request, session)) return undefined
      if (!firstRequests.has(key)) firstRequests.set(key, request)
      const startedMs = performance.now() - began
      // Its place is taken before it is answered: the time line follows the plan, not who was faster.
      const place = attempts.push(undefined as never) - 1
      const answer = await session.transport.send(request, session.deadlineMs)
      if (plan.nature === 'genuine') session.pace.heed(answer)
      const record = recordAttempt({ plan, moment, cause, sent: request, answer, startedMs }, session)
      attempts[place] = record
      return record
    },
  }
}

/**
 * Retries are minutes apart, so no two attempts of a delivery are ever signed within one second. Here they are
 * milliseconds apart: the earlier ones of several are signed for as many seconds ago as attempts follow.
 */
function headStartMs(plan: AttemptPlan, following: number): number {
  if (plan.nature !== 'genuine' || plan.tampering !== undefined) return 0
  return Math.max(0, following) * 1_000
}

/** How many attempts of each delivery are planned. */
function countByDelivery({ moments }: Scenario): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const plan of moments.flat()) counts.set(deliveryKey(plan), (counts.get(deliveryKey(plan)) ?? 0) + 1)
  return counts
}

/** Sends again what nobody acknowledged, round by round, until it is or patience ends. */
async function resend(session: Session, sending: Sending, moment: number): Promise<void> {
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

/**
 * Whether a tampering changed nothing that matters, as when the members of `{"id":1}` are reordered. Such an attempt is
 * genuine, so it is not made: to call it a forgery would accuse everybody.
 */
function isForgeryInNameOnly(plan: AttemptPlan, request: WireRequest, { endpoint, clock }: Session): boolean {
  if (plan.nature !== 'forged' || plan.tampering === undefined) return false
  const { mode, credentials, contract } = endpoint
  return verify({ mode, credentials, request, contract, nowSeconds: clock.nowMs() / 1000, explain: false }).ok
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

function deliveryKey({ event, delivery }: AttemptPlan): string {
  return `${event} ${delivery}`
}

function isSameDelivery(one: AttemptPlan, other: AttemptPlan): boolean {
  return deliveryKey(one) === deliveryKey(other)
}

/** A retry is the same event, sent plainly; what was odd about the first attempt's connection does not repeat. */
function asRetry(plan: AttemptPlan): AttemptPlan {
  const { wire, delayMs: _delay, ...rest } = plan
  if (wire === undefined) return rest
  const { abortAfter: _cut, abortBy: _by, pauseMs: _pause, writes: _writes, after: _after, ...kept } = wire
  return Object.keys(kept).length === 0 ? rest : { ...rest, wire: kept }
}

function pauseAfter(last: AttemptRecord | undefined, pauseMs: number): number {
  const header = last?.answer.kind === 'status' ? last.answer.headers['retry-after'] : undefined
  const seconds = Number(header)
  return header === undefined || Number.isNaN(seconds)
    ? pauseMs
    : Math.min(Math.max(pauseMs, seconds * 1000), 2_000)
}
