import type { Algorithm } from './algorithm.ts'
import { publicPem } from './public-pem.ts'

/** ECDSA on P-256 with SHA-256, DER signatures. The secret is the public key in PEM. */
export const ecdsaP256: Algorithm = {
  verify: async (key, message, signature) => {
    const form = { name: 'ECDSA', namedCurve: 'P-256' }
    const imported = await crypto.subtle.importKey('spki', publicPem(key), form, false, ['verify'])
    const plain = plainSignature(signature)
    if (plain === null) return false
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, plain, message)
  },
}

/** Both numbers with 32 bytes each, as Web Crypto wants them; `null` where the DER is not exactly that of two numbers. */
function plainSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const [tag, length] = der
  if (tag !== 0x30 || length !== der.length - 2 || length > 0x7f) return null
  const first = numberAt(der, 2)
  const second = first === null ? null : numberAt(der, first.end)
  if (first === null || second === null || second.end !== der.length) return null
  const plain = new Uint8Array(64)
  plain.set(first.digits, 32 - first.digits.length)
  plain.set(second.digits, 64 - second.digits.length)
  return plain
}

/** A positive number in its shortest form. */
function numberAt(der: Uint8Array, at: number): { readonly digits: Uint8Array; readonly end: number } | null {
  const length = der[at + 1] ?? 0
  const bytes = der.subarray(at + 2, at + 2 + length)
  const [first = 0xff, second = 0xff] = bytes
  if (der[at] !== 0x02 || bytes.length !== length || first > 0x7f) return null
  if (first === 0 && length > 1 && second <= 0x7f) return null
  const digits = first === 0 ? bytes.subarray(1) : bytes
  return digits.length > 32 ? null : { digits, end: at + 2 + length }
}
