import { asksForPatience } from '../judging/index.ts'
import type { Answer } from '../model/index.ts'
import { pause } from './pause.ts'

/**
 * Slows a run down where the receiver throttles genuine deliveries, or acknowledges more than it can do: its limits are
 * made for the traffic of a provider, not for that of a test.
 */
export interface Pace {
  /** Resolves at once, or when it is one's turn. */
  turn(): Promise<void>
  /**
   * Learns from the answer to a genuine attempt.
   *
   * @param backlogMs How far the receiver lags behind what it has acknowledged.
   */
  heed(answer: Answer, backlogMs?: number): void
}

/** Between two turns, in milliseconds. */
const gapMs = 3
const longestMs = 30_000

/** Creates a pace that is fast until somebody is throttled, and slow for longer every time. */
export function createPace(): Pace {
  let slowMs = 500
  let slowUntil = 0
  let nextTurn = 0
  return {
    turn: async () => {
      const now = performance.now()
      if (now >= slowUntil) return
      nextTurn = Math.max(now, nextTurn + gapMs)
      await pause(nextTurn - now)
    },
    heed: (answer, backlogMs = 0) => {
      const now = performance.now()
      // Answers to what was sent before it became slow say nothing new.
      if (now < slowUntil || !(asksForPatience(answer) || backlogMs > 0)) return
      slowMs = Math.min(longestMs, 2 * slowMs)
      slowUntil = now + slowMs
    },
  }
}
