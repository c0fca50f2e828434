import { exactText } from '../captures/bytes.ts'
import type { CapturedDelivery } from '../captures/index.ts'

/** What one line of a capture is made of. */
export type RecordedDelivery = Required<Pick<CapturedDelivery, 'method' | 'url' | 'receivedAt'>> &
  Pick<CapturedDelivery, 'headers' | 'body'> & {
    /** Whether something that was signed was replaced: the body, or a URL where the scheme signs it. */
    readonly redacted: boolean
  }

/**
 * One delivery as a line of our NDJSON format, with its line break. The body stands there as text where that text has
 * exactly these bytes, and in base64 where it has not.
 */
export function captureLine({ receivedAt, method, url, headers, body, redacted }: RecordedDelivery): string {
  const text = exactText(body)
  const line = JSON.stringify({
    receivedAt,
    method,
    url,
    headers,
    ...(text === null ? { bodyBase64: Buffer.from(body).toString('base64') } : { body: text }),
    ...(redacted ? { redacted } : {}),
  })
  // A reader takes this character for bytes that were no text, once a crash has cut another line within a character.
  return `${line.replaceAll('\ufffd', '\\ufffd')}\n`
}
