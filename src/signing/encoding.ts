/** How bytes become header text. */
export type Encoding = 'hex' | 'base64' | 'base64url'

/** Writes bytes in the one canonical form: lower-case hex, padded base64, unpadded base64url. */
export function encode(bytes: Uint8Array, encoding: Encoding): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding)
}

/**
 * Reads the canonical form back, or `null` for anything else. Node's own decoder skips what it does not know,
 * so that many texts would stand for one signature.
 */
export function decode(text: string, encoding: Encoding): Buffer | null {
  const bytes = Buffer.from(text, encoding)
  const canonical = encoding === 'base64url' ? text.replace(/={1,2}$/, '') : text
  return bytes.toString(encoding) === canonical ? bytes : null
}
