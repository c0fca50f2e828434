import type { Contract } from '../model/index.ts'
import { eventInstants } from './event-times.ts'
import type { Recorded } from './recorded.ts'
import { shuffle } from './shuffle.ts'

/** In which order, how often and how fast recorded deliveries go out. */
export interface ReplayOrder {
  /** So many copies of each, behind it. */
  readonly duplicates: number
  /** Shuffles by this seed; `null` keeps the order. */
  readonly shuffleSeed: number | null
  /** 2 is twice as fast as it was recorded; `null` is as fast as it goes. */
  readonly speed: number | null
}

/** One exchange to make. */
export interface PlannedAttempt {
  /** 1, 2, …: in the order of sending. */
  readonly number: number
  readonly recorded: Recorded
  /** 0 for a delivery, 1, 2, … for its copies. */
  readonly copy: number
  /** Not before so many milliseconds since the beginning. */
  readonly atMs: number
}

/** What a replay is going to do. */
export interface ReplayPlan {
  readonly attempts: readonly PlannedAttempt[]
  /** How long it took when it was recorded, in milliseconds; `null` where the times are not known. */
  readonly recordedMs: number | null
}

/** Plans a replay. The moments stay where they are when deliveries are shuffled; others are sent at them. */
export function planReplay(recorded: readonly Recorded[], order: ReplayOrder): ReplayPlan {
  const moments = momentsOf(recorded)
  const recordedMs = moments === null ? null : (moments.at(-1) ?? 0)
  const copies = Array.from({ length: order.duplicates + 1 }, (_, copy) => copy)
  const each = recorded.flatMap((one, index) =>
    copies.map((copy) => ({ recorded: one, copy, momentMs: moments?.[index] ?? 0 })),
  )
  const sent = order.shuffleSeed === null ? each : shuffle(each, order.shuffleSeed)
  return {
    recordedMs,
    attempts: sent.map(({ recorded: one, copy }, index) => ({
      number: index + 1,
      recorded: one,
      copy,
      atMs: order.speed === null ? 0 : (each[index]?.momentMs ?? 0) / order.speed,
    })),
  }
}

/**
 * By how much times of events are to be moved so that the newest was when it is sent, and none in the future; in
 * milliseconds. Receipts count as well as what happened: clocks of providers and ours differ, and tests are made up.
 * `null` where no delivery says any time.
 *
 * @param nowMs When the replay begins.
 */
export function shiftOf({ attempts }: ReplayPlan, contract: Contract | null, nowMs: number): number | null {
  const spareMs = attempts.flatMap(({ recorded: { delivery, event }, atMs }) =>
    [
      Date.parse(delivery.receivedAt ?? ''),
      ...(contract === null ? [] : eventInstants(delivery, event, contract)),
    ]
      .filter((time) => time > 0)
      .map((time) => atMs - time),
  )
  if (spareMs.length === 0) return null
  return nowMs + spareMs.reduce((least, one) => Math.min(least, one))
}

/**
 * When each was received, in milliseconds since the first, never going back: several captures behind each other may
 * overlap. `null` where no time is known; one that does not say its own came with the one before it.
 */
function momentsOf(recorded: readonly Recorded[]): readonly number[] | null {
  const times = recorded.map(({ delivery }) => Date.parse(delivery.receivedAt ?? ''))
  const first = times.find((time) => !Number.isNaN(time))
  if (first === undefined) return null
  let latest = 0
  return times.map((time) => {
    if (!Number.isNaN(time)) latest = Math.max(latest, time - first)
    return latest
  })
}
