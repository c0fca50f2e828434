import { isAcknowledged } from '../judging/index.ts'
import {
  type OfferedEvent,
  type ReceiverKnowledge,
  type Tampering,
  type Terms,
  UsageError,
} from '../model/index.ts'
import { discover, historyOf } from './discover.ts'
import { sendWorld } from './send-world.ts'
import type { KnownSession, Session } from './session.ts'
import type { RunSettings } from './settings.ts'

/** A session that knows its receiver, and the types that it does not handle. */
export interface Preflight {
  readonly session: KnownSession
  readonly notHandled: readonly string[]
}

/** Gets to know the receiver before any check runs: is it there, is the secret right, what does it handle. */
export async function preflight(session: Session, settings: RunSettings): Promise<Preflight> {
  const { contract, mode } = session.endpoint
  const all = contract.events.families.flatMap((family) =>
    family.types.map((event): OfferedEvent => ({ family, event })),
  )
  const wanted =
    settings.events === undefined || settings.events.length === 0
      ? all
      : settings.events.map((type) => findWanted(all, type, contract.id))
  settings.onProgress?.({
    kind: 'preflight',
    message: `sending one delivery of ${wanted.length} event ${wanted.length === 1 ? 'type' : 'types'}`,
  })
  const { handled, notHandled, calls } = await discover(session, wanted, settings.settleMs)
  if (handled.length === 0) {
    throw new UsageError(
      'no-event-handled',
      `Cannot test ${session.transport.url}: none of its acknowledged events has an effect of its own.`,
      'Choose one that does with --event.',
    )
  }
  const terms: Terms = { contract, mode, events: handled, schemas: session.provider.schemas, calls }
  const receiver: ReceiverKnowledge = {
    refusesForgeries: await refusesForgeries(session, handled[0] as OfferedEvent),
    observes: { effects: session.observer.effects, state: session.observer.state },
  }
  return { session: { ...session, terms, receiver }, notHandled: notHandled.map(({ event }) => event.type) }
}

/** Whether the plainest forgery is refused: it decides what an acknowledged forgery means where nothing is seen. */
async function refusesForgeries(session: Session, offered: OfferedEvent): Promise<boolean | null> {
  const { mode, contract } = session.endpoint
  if (mode.kind === 'none') return null
  const tampering: Tampering =
    mode.kind === 'signature'
      ? { name: 'wrong secret', signature: { kind: 'bad' } }
      : { name: 'wrong credential', credential: wrongCredential(mode.kind) }
  const plain = historyOf(session, [offered])
  const moments = plain.moments.map((plans) =>
    plans.map((plan) => ({ ...plan, nature: 'forged' as const, tampering })),
  )
  const sent = await sendWorld(session, { events: plain.events, moments }, 'never')
  return sent.attempts.every(({ answer }) => !isAcknowledged(answer, contract))
}

function wrongCredential(kind: 'basic' | 'bearer' | 'header'): { kind: 'set'; template: string } {
  const template = {
    basic: 'Basic {base64:hookproof:wrong-password}',
    bearer: 'Bearer hookproof-wrong-token',
    header: 'hookproof-wrong-value',
  }[kind]
  return { kind: 'set', template }
}

function findWanted(all: readonly OfferedEvent[], type: string, provider: string): OfferedEvent {
  const found = all.find(({ event }) => event.type === type)
  if (found !== undefined) return found
  const near = all
    .map(({ event }) => event.type)
    .filter((other) => other.toLowerCase().includes(type.toLowerCase().slice(0, 4)))
    .slice(0, 5)
  throw new UsageError(
    'unknown-event',
    `Cannot send event "${type}": the contract "${provider}" has no such type.`,
    near.length > 0
      ? `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`
      : `Run \`hookproof providers ${provider}\` to see all types.`,
  )
}
