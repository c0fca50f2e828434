/** A file's text, and whether decoding had to replace bytes that are no text. */
export interface DecodedText {
  readonly text: string
  readonly faithful: boolean
}

/** Decodes UTF-8, and UTF-16 where a byte order mark says so (shells on Windows redirect in it). No mark remains. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = isUtf16(bytes) ? 'utf-16le' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), faithful: true }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), faithful: false }
  }
}

/** The text that has exactly these bytes in UTF-8, with its byte order mark, or `null` where none has. */
export function exactText(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}

/** Whether a byte order mark says so. */
export function isUtf16([first, second]: Uint8Array): boolean {
  return first === 0xff && second === 0xfe
}

/** The UTF-8 bytes of a text, or `null` where it has none: half a surrogate pair stands for no bytes. */
export function encodeText(text: string): Uint8Array | null {
  return text.isWellFormed() ? Buffer.from(text, 'utf8') : null
}

/** The bytes that base64 text stands for, or `null` where it is not canonical base64. Line breaks are allowed. */
export function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replace(/[\r\n]/g, '')
  const bytes = Buffer.from(compact, 'base64')
  return bytes.toString('base64') === compact ? new Uint8Array(bytes) : null
}
