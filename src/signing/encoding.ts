/** How bytes become header text. */
export type Encoding = 'hex' | 'base64' | 'base64url'

const forms: Readonly<Record<Encoding, RegExp>> = {
  hex: /^[0-9a-f]*$/,
  base64: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  base64url: /^[A-Za-z0-9_-]*={0,2}$/,
}

/** Writes bytes in the one canonical form: lower-case hex, padded base64, unpadded base64url. */
export function encode(bytes: Uint8Array, encoding: Encoding): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding)
}

/**
 * Reads the canonical form back, or `null` for anything else. Node's own decoder skips what it does not know,
 * so that many texts would stand for one signature.
 */
export function decode(text: string, encoding: Encoding): Buffer | null {
  if (!forms[encoding].test(text)) return null
  const bytes = Buffer.from(text, encoding)
  if (encoding === 'hex') return bytes.length * 2 === text.length ? bytes : null
  const canonical = encoding === 'base64url' ? text.replace(/=+$/, '') : text
  return bytes.toString(encoding) === canonical ? bytes : null
}
