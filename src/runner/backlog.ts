/**
 * How far a receiver lags behind what it has acknowledged. One that works behind a queue takes on more than it can do at
 * once: nothing is missing before it had its time.
 */
export interface Backlog {
  /** What took longest to show of late, in milliseconds. */
  readonly recentMs: number
  /** The first delivery of a world was acknowledged. */
  acknowledged(world: number): void
  /** A reading begins: what it does not show was not there yet. */
  look(): void
  /** Something was seen of a world, in the reading that began last. */
  seen(world: number): void
  forget(world: number): void
}

/** So long a delay counts. */
const memoryMs = 2_000

/** Creates an empty backlog. */
export function createBacklog(now: () => number = () => performance.now()): Backlog {
  const waiting = new Map<number, number>()
  /** When the last two readings began. */
  let looks: readonly [before: number, last: number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let delays: { readonly atMs: number; readonly delayMs: number }[] = []
  return {
    get recentMs() {
      const oldest = now() - memoryMs
      delays = delays.filter(({ atMs }) => atMs >= oldest)
      return Math.max(0, ...delays.map(({ delayMs }) => delayMs))
    },
    acknowledged: (world) => {
      if (!waiting.has(world)) waiting.set(world, now())
    },
    look: () => {
      looks = [looks[1], now()]
    },
    seen: (world) => {
      const since = waiting.get(world)
      if (since === undefined) return
      // Shown once is shown: what comes later was caused later.
      waiting.set(world, Number.POSITIVE_INFINITY)
      // When nobody looked, nobody knows how long it took; the reading before did not show it.
      const delayMs = looks[0] - since
      if (delayMs > 0 && Number.isFinite(delayMs)) delays.push({ atMs: now(), delayMs })
    },
    forget: (world) => waiting.delete(world),
  }
}
