import { grouped } from '../../reports/words.ts'
import type { Output } from '../shell.ts'

/** How far a long validation is, on a terminal. */
export interface ValidationProgress {
  readonly bytes: (count: number) => void
  readonly deliveries: (count: number) => void
  /** The bytes of one more file; null where nobody knows. */
  readonly file: (size: number | null) => void
  /** Removes the line. */
  readonly close: () => void
}

const firstMs = 500
const tickMs = 100

/** Shows progress where lines may be drawn over, once it takes long enough to be worth it. */
export function validationProgress(output: Output): ValidationProgress {
  let read = 0
  let total: number | null = 0
  let judged = 0
  const began = performance.now()
  let update: { (text: string): void; clear(): void; done(): void } | undefined
  let timer: NodeJS.Timeout | undefined
  let loading = false

  const open = async (stream: NodeJS.WriteStream): Promise<void> => {
    const { createLogUpdate } = await import('log-update')
    if (!loading) return
    update = createLogUpdate(stream)
  }
  const draw = (): void => {
    if (output.live === undefined || performance.now() - began < firstMs) return
    if (!loading) {
      loading = true
      void open(output.live)
    }
    update?.(progressLine({ read, total, judged, elapsedMs: performance.now() - began }))
  }
  let drawnMs = began
  /** Reading and judging leave little time to timers. */
  const tick = (): void => {
    const now = performance.now()
    if (now - drawnMs < tickMs) return
    drawnMs = now
    draw()
  }
  if (output.live !== undefined) timer = setInterval(draw, tickMs)
  return {
    bytes: (count) => {
      read += count
      tick()
    },
    deliveries: (count) => {
      judged += count
      tick()
    },
    file: (size) => {
      total = size === null || total === null ? null : total + size
    },
    close: () => {
      clearInterval(timer)
      loading = false
      update?.clear()
      update?.done()
    },
  }
}

/** One line: how many deliveries, how many bytes of how many, how fast. */
export function progressLine({
  read,
  total,
  judged,
  elapsedMs,
}: {
  readonly read: number
  readonly total: number | null
  readonly judged: number
  readonly elapsedMs: number
}): string {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`
  const far = total === null || total < read ? megabytes(read) : `${megabytes(read)} of ${megabytes(total)}`
  const rate = Math.round(judged / Math.max(0.001, elapsedMs / 1000))
  return `  ${grouped(judged)} deliveries, ${far}, ${grouped(rate)} per second`
}
