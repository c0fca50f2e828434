/** Lets so many tasks run at the same time; the others wait in order. */
export interface Limiter {
  run<T>(task: () => Promise<T>): Promise<T>
  /** Within a task: gives its place to others while it only waits, and takes one again. */
  rest<T>(waiting: () => Promise<T>): Promise<T>
}

/** Creates a limiter. */
export function createLimiter(places: number): Limiter {
  const queue: (() => void)[] = []
  let free = places
  const enter = (): Promise<void> =>
    new Promise((start) => {
      queue.push(start)
      admit()
    })
  const leave = (): void => {
    free += 1
    admit()
  }
  const admit = (): void => {
    if (free <= 0) return
    const first = queue.shift()
    if (first === undefined) return
    free -= 1
    first()
  }
  const run = async <T>(task: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await task()
    } finally {
      leave()
    }
  }
  const rest = async <T>(waiting: () => Promise<T>): Promise<T> => {
    leave()
    try {
      return await waiting()
    } finally {
      await enter()
    }
  }
  return { run, rest }
}
