/** The only wall clock of the run. */
export interface Clock {
  nowMs(): number
}

/** The machine's own clock. */
export const systemClock: Clock = { nowMs: () => Date.now() }
