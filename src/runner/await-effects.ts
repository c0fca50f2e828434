import { isAcknowledged } from '../judging/index.ts'
import { pause } from './pause.ts'
import type { Sending } from './sending.ts'
import type { Session } from './session.ts'

/** So long, in milliseconds, an acknowledged event may take until anything of it is seen. */
const mostMs = 1_000
const lookEveryMs = 20

/**
 * Waits, again and again in one history, until the effects of what was sent so far have settled. Quiet alone does not say
 * so: a receiver that works later is quiet before it begins. So after every event that is news, something has to change.
 */
export function createAwaitEffects(session: Session, sending: Sending): () => Promise<void> {
  const { observer, limiter, endpoint } = session
  const { minted } = sending
  const told = new Set<number>()
  let seen = ''
  const hasNews = (): boolean => {
    const before = told.size
    for (const { plan, answer } of sending.attempts) {
      const { nature, event } = plan
      if (nature === 'genuine' && isAcknowledged(answer, endpoint.contract)) told.add(event)
    }
    return told.size > before
  }
  const look = async (): Promise<string> => JSON.stringify((await observer.settle([minted]))(minted))
  return async () => {
    if (!observer.effects && !observer.state) return
    await limiter.rest(async () => {
      const isNews = hasNews()
      const until = performance.now() + mostMs
      let now = await look()
      while (isNews && now === seen && performance.now() < until) {
        await pause(lookEveryMs)
        now = await look()
      }
      seen = now
    })
  }
}
