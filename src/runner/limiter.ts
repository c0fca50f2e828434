/** Lets so many tasks run at the same time; the others wait in order. */
export interface Limiter {
  run<T>(task: () => Promise<T>): Promise<T>
  /** Runs a task while no other does. */
  alone<T>(task: () => Promise<T>): Promise<T>
}

/** Creates a limiter. An exclusive task takes all places, so those that came before it finish first. */
export function createLimiter(places: number): Limiter {
  const queue: { weight: number; start: () => void }[] = []
  let free = places
  const next = (): void => {
    for (let first = queue[0]; first !== undefined && first.weight <= free; first = queue[0]) {
      queue.shift()
      free -= first.weight
      first.start()
    }
  }
  const take = async <T>(weight: number, task: () => Promise<T>): Promise<T> => {
    await new Promise<void>((start) => {
      queue.push({ weight, start })
      next()
    })
    try {
      return await task()
    } finally {
      free += weight
      next()
    }
  }
  return { run: (task) => take(1, task), alone: (task) => take(places, task) }
}
