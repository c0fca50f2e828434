import { pause } from './pause.ts'

/**
 * Lets everybody who waits share a reading: one that has not started yet serves all who ask until it starts. One that
 * is under way already may be too old for who asks now.
 *
 * @param restMs How long to rest after a reading, in milliseconds, so that more can share the next one.
 */
export function shareReadings<T>(read: () => Promise<T>, restMs: () => number = () => 0): () => Promise<T> {
  let running: Promise<T> | undefined
  let endedAt = Number.NEGATIVE_INFINITY
  let next: Promise<T> | undefined
  const start = (): Promise<T> => {
    next = undefined
    const reading = read().finally(() => {
      endedAt = performance.now()
      if (running === reading) running = undefined
    })
    running = reading
    return reading
  }
  const later = async (): Promise<T> => {
    await running?.catch(() => undefined)
    const rest = endedAt + restMs() - performance.now()
    if (rest > 0) await pause(rest)
    return start()
  }
  return () => {
    if (next !== undefined) return next
    const mayStart = running === undefined && performance.now() >= endedAt + restMs()
    if (mayStart) return start()
    next = later()
    return next
  }
}
