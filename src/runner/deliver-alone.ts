import { randomUUID } from 'node:crypto'
import type { LoggedDelivery } from '../endpoints/index.ts'
import { isAcknowledged } from '../judging/index.ts'
import { type MintedWorld, makeAttempt } from '../minting/index.ts'
import type { AttemptPlan } from '../model/index.ts'
import { logDelivery } from './log-delivery.ts'
import type { Session } from './session.ts'

/**
 * Sends an event because the receiver asked for it: a delivery of its own that is no part of the history, so that
 * nobody is judged by it. The session must keep a log.
 */
export async function deliverAlone(
  session: Session,
  minted: MintedWorld,
  event: number,
): Promise<LoggedDelivery> {
  const { endpoint, minter, registry, clock } = session
  const plan: AttemptPlan = { event, nature: 'genuine', delivery: `asked for ${randomUUID()}` }
  const sentAtMs = clock.nowMs()
  const request = makeAttempt({ endpoint, world: minted, plan, minter, registry, nowMs: sentAtMs })
  const answer = await session.transport.send(request, session.deadlineMs)
  if (isAcknowledged(answer, endpoint.contract)) session.observer.acknowledged(minted)
  const logged = logDelivery(session, { minted, plan, request, answer, sentAtMs })
  if (logged === undefined) throw new Error('nobody keeps a log')
  return logged
}
