/** One thing that is wrong with a contract although its form is right. */
export interface Flaw {
  /** Position in contract.json. */
  readonly pointer: string
  /** What was found there, without a full stop. */
  readonly found: string
  /** What to do, as a whole sentence. */
  readonly fix: string
}
