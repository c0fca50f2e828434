import type { Key } from './key.ts'

/** One way to make and check signatures over bytes. */
export interface Algorithm {
  readonly name: string
  /** Bytes of every signature; `null` where the length varies. */
  readonly size: number | null
  readonly sign: (message: Uint8Array, key: Key) => Buffer
  /** Compares without leaking where the difference is. */
  readonly matches: (message: Uint8Array, signature: Uint8Array, key: Key) => boolean
  /** Refuses a key that the algorithm cannot use by throwing; absent where any bytes will do. */
  readonly requireKey?: (key: Key, purpose: 'sign' | 'verify') => void
  /** A secret of the right form that nobody configured; absent where it follows from the secret's own form. */
  readonly wrongSecret?: (secret: string, random: () => number) => string
}
