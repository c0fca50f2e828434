import type { Progress } from '../model/index.ts'
import { type Activity, idle, liveLine, track } from '../reports/index.ts'
import type { Output } from './shell.ts'

/** Permanent lines, and below them one that changes. */
export interface LiveView {
  /** Shows what happened: its lines stay, the last line follows. */
  readonly show: (progress: Progress, lines: string) => void
  /** Removes the changing line. */
  readonly close: () => void
}

const tickMs = 100

/** Opens a live view where one can be, and one that only prints otherwise. */
export async function openLiveView(output: Output): Promise<LiveView> {
  if (output.live === undefined)
    return { show: (_, lines) => lines !== '' && output.write(lines), close: () => {} }
  const { createLogUpdate } = await import('log-update')
  const update = createLogUpdate(output.live)
  const began = performance.now()
  let activity: Activity = idle
  const draw = (): void => {
    const { columns, colour } = output
    update(liveLine(activity, { elapsedMs: performance.now() - began, width: columns, colour }))
  }
  const timer = setInterval(draw, tickMs)
  return {
    show: (progress, lines) => {
      activity = track(activity, progress)
      if (lines === '') return
      update.clear()
      output.write(lines)
      draw()
    },
    close: () => {
      clearInterval(timer)
      update.clear()
      update.done()
    },
  }
}
