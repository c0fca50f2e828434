import type { Answer, WireRequest } from '../model/index.ts'

/** One delivery, as its provider remembers it. */
export interface LoggedDelivery {
  readonly id: string
  /** Its type. */
  readonly event: string
  /** The newest attempt, and what came back. */
  readonly request: WireRequest
  readonly answer: Answer
  readonly sentAtMs: number
  /** Whether the provider counts the answer as success. */
  readonly acknowledged: boolean
  /** Attempts after the first one. */
  readonly retries: number
  /** Sends the event once more, as a delivery of its own. */
  readonly again: () => Promise<LoggedDelivery>
}

/** What a provider remembers of its deliveries, the newest first. */
export interface DeliveryLog {
  /** A further attempt of a delivery that is known takes the place of the earlier ones. */
  add(attempt: Omit<LoggedDelivery, 'retries'>): LoggedDelivery
  find(id: string): LoggedDelivery | undefined
  all(): readonly LoggedDelivery[]
}

/** Every delivery keeps its history in memory, and a run makes tens of thousands. */
const most = 2_000

/** Creates an empty log. */
export function createDeliveryLog(): DeliveryLog {
  const known = new Map<string, LoggedDelivery>()
  return {
    add: (attempt) => {
      const earlier = known.get(attempt.id)
      const logged = { ...attempt, retries: earlier === undefined ? 0 : earlier.retries + 1 }
      known.delete(attempt.id)
      known.set(attempt.id, logged)
      for (const id of known.keys()) {
        if (known.size <= most) break
        known.delete(id)
      }
      return logged
    },
    find: (id) => known.get(id),
    all: () => [...known.values()].reverse(),
  }
}
