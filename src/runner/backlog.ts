/**
 * How far a receiver lags behind what it has acknowledged. One that works behind a queue takes on more than it can do at
 * once: nothing is missing before it had its time.
 */
export interface Backlog {
  /** What took longest to show of late, in milliseconds. */
  readonly recentMs: number
  /** The first delivery of a world was acknowledged. */
  acknowledged(world: number): void
  /** Something was seen of a world. */
  seen(world: number): void
  forget(world: number): void
}

/** So long a delay counts. */
const memoryMs = 2_000

/** Creates an empty backlog. */
export function createBacklog(now: () => number = () => performance.now()): Backlog {
  const waiting = new Map<number, number>()
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
    seen: (world) => {
      const since = waiting.get(world)
      if (since === undefined) return
      // Shown once is shown: what comes later was caused later.
      waiting.set(world, Number.POSITIVE_INFINITY)
      const delayMs = now() - since
      if (delayMs > 0 && Number.isFinite(delayMs)) delays.push({ atMs: now(), delayMs })
    },
    forget: (world) => waiting.delete(world),
  }
}
