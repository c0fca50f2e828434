import type { Key } from './key.ts'

/** One way to check signatures over bytes. */
export interface Algorithm {
  /**
   * Whether a signature is right, compared without leaking where the difference is.
   * @throws TypeError where the algorithm cannot use the key.
   */
  readonly verify: (
    key: Key,
    message: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
  ) => Promise<boolean>
}
