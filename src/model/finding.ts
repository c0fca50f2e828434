/** One mismatch. Data first; the sentence is derived in the reports. */
export interface Finding {
  /**
   * `violation`: the claim does not hold. `inconclusive`: it could not be judged, and why. `unprovoked`: what the claim is
   * about did not come to pass in this history; it may in others.
   */
  readonly kind: 'violation' | 'inconclusive' | 'unprovoked'
  /** What it is about: "attempt 2", "effects of entity 1". */
  readonly where: string
  readonly expected: string
  readonly received: string
}

/** The result of one check. */
export type Verdict = 'pass' | 'fail' | 'skip' | 'inconclusive'
