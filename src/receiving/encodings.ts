/** How the bytes of signatures stand in a header. Only the canonical form is read: one text for one signature. */
export interface Encoding {
  /** The bytes; `null` where the text is not of the form. */
  readonly decode: (text: string) => Uint8Array<ArrayBuffer> | null
}

/** Lower-case hex. */
export const hex: Encoding = {
  decode: (text) => (/^(?:[0-9a-f]{2})*$/.test(text) ? fromHex(text) : null),
}

/** Base64 with padding. */
export const base64: Encoding = {
  decode: (text) => canonical(text, text),
}

/** Base64 for URLs; padding is tolerated. */
export const base64url: Encoding = {
  decode: (text) => {
    if (!/^[A-Za-z0-9_-]*={0,2}$/.test(text)) return null
    const plain = standardBase64(text)
    return canonical(plain, plain.padEnd(Math.ceil(plain.length / 4) * 4, '='))
  },
}

/** The bytes of hex, whatever its letter case. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(2 * at, 2 * at + 2), 16),
  )
}

/** The bytes of base64, with or without padding. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

/** Base64 for URLs in the letters of the other one, without padding. */
export function standardBase64(text: string): string {
  return text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')
}

function canonical(text: string, padded: string): Uint8Array<ArrayBuffer> | null {
  try {
    return btoa(atob(text)) === padded ? fromBase64(text) : null
  } catch {
    return null
  }
}
