import type { Play } from '../endpoints/index.ts'
import { isAcknowledged } from '../judging/index.ts'
import { type MintedWorld, makeAttempt, mintWorld, repeatAttempt } from '../minting/index.ts'
import type { AttemptPlan, AttemptRecord, Scenario, WireRequest } from '../model/index.ts'
import { verify } from '../signing/index.ts'
import { deliveryKey } from './delivery-key.ts'
import { logDelivery } from './log-delivery.ts'
import { pause } from './pause.ts'
import { recordAttempt } from './record-attempt.ts'
import type { Session } from './session.ts'

/** A history under way. */
export interface Sending {
  readonly minted: MintedWorld
  /** What the receiver calls meanwhile; nothing where nobody listens. */
  readonly play: Play | undefined
  /** In the order in which they were planned, moment by moment; those that are open are left out. */
  readonly attempts: readonly AttemptRecord[]
  /** How many are made and not answered. */
  readonly open: number
  /** Resolves when one of those that are open now is answered. */
  readonly answered: Promise<unknown>
  /** When one was answered last, on the clock of `performance.now()`. */
  readonly lastMs: number
  /** Stops waiting for those whose plan is impatient. */
  giveUp(): void
  /** Makes one attempt; none where it would be a forgery in name only. */
  attempt(
    plan: AttemptPlan,
    moment: number,
    cause: AttemptRecord['cause'],
  ): Promise<AttemptRecord | undefined>
}

/** Begins a history: its world is minted, nothing is sent yet. */
export function beginSending(session: Session, scenario: Scenario): Sending {
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
  const play = session.stage?.open(minted, scenario)
  const began = performance.now()
  const records: (AttemptRecord | undefined)[] = []
  const open = new Set<Promise<unknown>>()
  const impatient = new AbortController()
  let lastMs = began
  const firstRequests = new Map<string, WireRequest>()
  const planned = countByDelivery(scenario)
  const made = new Map<string, number>()

  const attempt: Sending['attempt'] = async (plan, moment, cause) => {
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
    const sentAtMs = clock.nowMs()
    const startedMs = performance.now() - began
    // Its place is taken before it is answered: the time line follows the plan, not who was faster.
    const place = records.push(undefined) - 1
    if (plan.nature !== 'forged') play?.announce(plan.event)
    const signal = plan.impatient === true ? impatient.signal : undefined
    const answer = await session.transport.send(request, session.deadlineMs, signal)
    if (plan.nature === 'genuine') session.pace.heed(answer, session.observer.backlogMs)
    if (isAcknowledged(answer, endpoint.contract)) session.observer.acknowledged(minted)
    logDelivery(session, { minted, plan, request, answer, sentAtMs })
    const record = recordAttempt({ plan, moment, cause, sent: request, answer, startedMs }, session)
    records[place] = record
    lastMs = performance.now()
    return record
  }

  return {
    minted,
    play,
    get attempts() {
      return records.filter((record) => record !== undefined)
    },
    get open() {
      return open.size
    },
    get answered() {
      return Promise.race(open)
    },
    get lastMs() {
      return lastMs
    },
    giveUp: () => impatient.abort(),
    attempt: (plan, moment, cause) => {
      const made = attempt(plan, moment, cause)
      const done = made.catch(() => undefined).finally(() => open.delete(done))
      open.add(done)
      return made
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

/**
 * Whether a tampering changed nothing that matters, as when the members of `{"id":1}` are reordered. Such an attempt is
 * genuine, so it is not made: to call it a forgery would accuse everybody.
 */
function isForgeryInNameOnly(plan: AttemptPlan, request: WireRequest, { endpoint, clock }: Session): boolean {
  if (plan.nature !== 'forged' || plan.tampering === undefined) return false
  const { mode, credentials, contract } = endpoint
  return verify({ mode, credentials, request, contract, nowSeconds: clock.nowMs() / 1000, explain: false }).ok
}
