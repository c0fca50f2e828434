/** 0: as it should be. 1: findings. 2: we were used wrongly. 3: could not be completed. */
export type ExitCode = 0 | 1 | 2 | 3

/** Where text goes. */
export interface Output {
  readonly write: (text: string) => void
  readonly isTTY: boolean
  /** Characters per line; 100 where nobody knows. */
  readonly columns: number
  readonly colour: boolean
  /** Where lines may be drawn over; absent in logs. */
  readonly live?: NodeJS.WriteStream
}

/** The world as a command sees it. Commands touch no global, so that tests can run them in the same process. */
export interface Shell {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly workingDirectory: string
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  /** Diagnostics; whatever was hidden is replaced here. */
  readonly stderr: Output
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal
  /** Texts that no diagnostic may show. */
  readonly hide: (texts: readonly string[]) => void
  /** Sets the exit code; the process ends by itself once everything is written. */
  readonly finish: (code: ExitCode) => void
}
