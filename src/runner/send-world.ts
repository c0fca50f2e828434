import type { Play } from '../endpoints/index.ts'
import type { MintedWorld } from '../minting/index.ts'
import type { AttemptRecord, Scenario } from '../model/index.ts'
import { createAwaitEffects } from './await-effects.ts'
import { passMoment } from './pass-moment.ts'
import { resend } from './resend.ts'
import { beginSending, type Sending } from './sending.ts'
import type { Session } from './session.ts'

/** One history that was sent; what it caused is read later, for many at once. */
export interface SentWorld {
  readonly minted: MintedWorld
  readonly attempts: readonly AttemptRecord[]
  /** What the receiver called meanwhile; nothing where nobody listens. */
  readonly play: Play | undefined
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
  const sending = beginSending(session, scenario)
  const { play } = sending
  const effects = createAwaitEffects(session, sending)
  for (const [moment, plans] of scenario.moments.entries()) {
    session.signal.throwIfAborted()
    if (plans.some(({ settled }) => settled === true)) await effects()
    // What has hung once has shown it: only whether the receiver lives on is still worth a provider's patience.
    if (hasHung(sending) && plans.every(({ nature }) => nature !== 'genuine')) continue
    await session.pace.turn()
    play?.enter(moment)
    await passMoment(session, sending, plans, moment)
    const restart = scenario.restarts?.find(({ after }) => after === moment)
    if (restart !== undefined) {
      if (restart.settled === true) await effects()
      await session.process?.restart(restart.signal)
    }
    if (resending === 'at-once') await resend(session, sending, moment)
  }
  play?.heal()
  while (sending.open > 0) await sending.answered
  if (resending === 'after-all') await resend(session, sending, scenario.moments.length)
  return { minted: sending.minted, attempts: sending.attempts, play }
}

function hasHung({ attempts }: Sending): boolean {
  return attempts.some(({ answer, plan }) => answer.kind === 'timeout' && plan.nature !== 'genuine')
}
