import type { Algorithm } from './algorithm.ts'
import { sameBytes } from './same-bytes.ts'

/** A plain SHA-256. It knows no key: the signed bytes hold the secret. */
export const plainSha256: Algorithm = {
  verify: async (_key, message, signature) =>
    sameBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', message)), signature),
}
