import type { Algorithm } from './algorithm.ts'
import { fromBase64, standardBase64 } from './encodings.ts'
import type { Key } from './key.ts'

// The fixed DER around the 32 bytes of a private key: RFC 8410.
const privateDer = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]

/** Ed25519. The secret is the public key of 32 bytes, or a private one behind `whsk_`, which holds the public one. */
export const ed25519: Algorithm = {
  verify: async (key, message, signature) => {
    const bytes = await publicBytes(key)
    const pair = await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
    return signature.length === 64 && crypto.subtle.verify('Ed25519', pair, signature, message)
  },
}

/**
 * Careful: bytes without the prefix of private keys are never taken for a private key. A public one is known to
 * everybody, who could then sign with what follows from it.
 */
async function publicBytes({ prefix, bytes }: Key): Promise<Uint8Array<ArrayBuffer>> {
  if (prefix !== 'whsk_' && bytes.length === 32) return bytes
  if (prefix !== 'whsk_' || (bytes.length !== 32 && bytes.length !== 64)) {
    throw new TypeError(
      `Cannot verify with Ed25519: the key has ${bytes.length} bytes instead of 32. Give the provider's public key.`,
    )
  }
  const der = new Uint8Array([...privateDer, ...bytes.subarray(0, 32)])
  const own = await crypto.subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign'])
  const { x = '' } = await crypto.subtle.exportKey('jwk', own)
  return fromBase64(standardBase64(x))
}
