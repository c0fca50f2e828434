/**
 * A header value in which each character is one byte, as HTTP/1.1 carries it. Values beyond latin1 become UTF-8, which
 * is what clients send that do not refuse them.
 */
export function toByteString(value: string): string {
  return /[^\0-\xff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value
}
