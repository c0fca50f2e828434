/** A map that keeps what was set last, so that a file may be longer than the memory. */
export interface Recent<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  /** Whether something was let go of. */
  readonly hasForgotten: boolean
}

/** How many deliveries, and how many entities, are compared with each other. */
export const mostCompared = 100_000

/** Creates an empty one. */
export function createRecent<T>(): Recent<T> {
  const known = new Map<string, T>()
  let hasForgotten = false
  return {
    get: (key) => known.get(key),
    set: (key, value) => {
      known.delete(key)
      known.set(key, value)
      if (known.size <= mostCompared) return
      hasForgotten = true
      for (const oldest of known.keys()) {
        known.delete(oldest)
        break
      }
    },
    get hasForgotten() {
      return hasForgotten
    },
  }
}
