import { createHash, timingSafeEqual } from 'node:crypto'
import type { Algorithm } from './algorithm.ts'

const sign: Algorithm['sign'] = (message) => createHash('sha256').update(message).digest()

/** A plain SHA-256. It knows no key: the template of the signed bytes has to hold `{secret}`. */
export const plainSha256: Algorithm = {
  name: 'sha256',
  size: 32,
  sign,
  matches: (message, signature) =>
    signature.length === 32 && timingSafeEqual(sign(message, noKey), signature),
}

const noKey = { secret: '', prefix: '', text: '', bytes: Buffer.alloc(0) }
