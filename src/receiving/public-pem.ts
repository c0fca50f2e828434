import { fromBase64 } from './encodings.ts'
import type { Key } from './key.ts'

/**
 * The DER of a public key in PEM.
 *
 * @throws TypeError where the text is another thing, such as a certificate or a private key.
 */
export function publicPem({ text }: Key): Uint8Array<ArrayBuffer> {
  const [, body] = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(text) ?? []
  if (body !== undefined) return fromBase64(body.replace(/\s/g, ''))
  throw new TypeError(
    'Cannot verify with the secret: it is no public key in PEM. Give the whole text, from "-----BEGIN PUBLIC KEY-----" to the end.',
  )
}
