import { deliveries } from '../deliveries.ts'
import type { Output } from '../shell.ts'

/** Lines that stay, and on a terminal below them one that says what is waited for. */
export interface WaitingLine {
  readonly write: (text: string) => void
  readonly close: () => void
}

/** Opens one; in logs there are only the lines that stay. */
export async function openWaitingLine(output: Output, taken: () => number): Promise<WaitingLine> {
  if (output.live === undefined) return { write: output.write, close: () => {} }
  const { createLogUpdate } = await import('log-update')
  const update = createLogUpdate(output.live)
  let isOpen = true
  return {
    write: (text) => {
      update.clear()
      output.write(text)
      if (isOpen) update(` waiting; ${deliveries(taken())} so far`)
    },
    close: () => {
      if (!isOpen) return
      isOpen = false
      update.clear()
      update.done()
    },
  }
}
