import type { LoggedDelivery } from '../endpoints/index.ts'
import { isAcknowledged } from '../judging/index.ts'
import type { MintedWorld } from '../minting/index.ts'
import type { Answer, AttemptPlan, WireRequest } from '../model/index.ts'
import { deliverAlone } from './deliver-alone.ts'
import type { Session } from './session.ts'

/** An attempt that was answered. */
export interface Delivered {
  readonly minted: MintedWorld
  readonly plan: AttemptPlan
  readonly request: WireRequest
  readonly answer: Answer
  readonly sentAtMs: number
}

/** Lets the provider remember an attempt, for receivers that ask its API for what was sent. */
export function logDelivery(session: Session, delivered: Delivered): LoggedDelivery | undefined {
  const { minted, plan, request, answer, sentAtMs } = delivered
  // What somebody else sent, or made of it, no provider knows of.
  if (plan.nature === 'forged' || plan.tampering !== undefined || plan.verbatim === true) return undefined
  const { contract } = session.endpoint
  const event = minted.events[plan.event]
  const identity = contract.identity.find(({ scope }) => scope === 'delivery')
  const id = identity && event?.identities.get(`${identity.name}#${plan.delivery}`)
  return session.deliveries?.add({
    id: id === undefined ? `${minted.id}-${plan.event}-${plan.delivery}` : String(id),
    event: event?.plan.type ?? '',
    request,
    answer,
    sentAtMs,
    acknowledged: isAcknowledged(answer, contract),
    again: () => deliverAlone(session, minted, plan.event),
  })
}
