import type { Progress } from '../model/index.ts'

/** How a check is to be explored. */
export interface RunCheckOptions {
  readonly seed: number
  readonly runs: number
  readonly shrinks: number
  readonly path: string | undefined
  /** Whether it is the only check of the run: whatever happens is its doing. */
  readonly alone: boolean
  readonly timeLimitMs: number
  readonly settleMs: number
  readonly replayCommand: (id: string, seed: number, path: string) => string
  readonly onProgress: (progress: Progress) => void
}
