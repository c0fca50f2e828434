import type { AttemptPlan } from '../model/index.ts'
import { pause } from './pause.ts'
import type { Sending } from './sending.ts'
import type { Session } from './session.ts'

/** So long without any call or answer, in milliseconds, and nothing more will happen by itself. */
const quietMs = 40
/** How long a call is waited for that is to be held, once the delivery that causes it is acknowledged. */
const graceMs = 300
const stepMs = 5

/**
 * Makes the attempts of a moment, and waits until all are answered. Where calls of the receiver are held, it also ends
 * when the receiver only waits for them: those whose moment it is are then answered one by one, in the order that was
 * drawn, and the others stay held while the history goes on.
 */
export async function passMoment(
  session: Session,
  sending: Sending,
  plans: readonly AttemptPlan[],
  moment: number,
): Promise<void> {
  const { play } = sending
  const made = Promise.all(plans.map((plan) => sending.attempt(plan, moment, 'plan')))
  const holds = play?.scenario.faults?.some(({ fault }) => fault.kind === 'hold') === true
  if (play === undefined || !holds) {
    await made
    return
  }
  const slowness = 3 * session.observer.lagMs
  const began = performance.now()
  const until = began + graceMs + slowness
  const { releases = [] } = play.scenario
  for (let turn = 0; ; ) {
    session.signal.throwIfAborted()
    const now = performance.now()
    const isQuiet = now - Math.max(began, play.lastMs, sending.lastMs) > quietMs + slowness
    const comes = play.awaits && now < until
    if (isQuiet && play.releasable > 0 && !comes) {
      play.release(releases[turn] ?? 0)
      turn += 1
    } else if (sending.open === 0) {
      if (!comes && play.releasable === 0) break
    } else if (isQuiet && play.held > 0 && !comes) {
      if (plans.every(({ impatient }) => impatient !== true)) break
      sending.giveUp()
    }
    await Promise.race([pause(stepMs), ...(sending.open > 0 ? [sending.answered] : [])])
  }
  // Attempts that stay open are answered later; whatever goes wrong with them is told there.
  if (sending.open === 0) await made
  else made.catch(() => undefined)
}
