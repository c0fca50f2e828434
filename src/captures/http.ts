import { broken } from './broken.ts'
import type { BodyPlace, BrokenEntry, Capture, CapturedDelivery, CaptureReader, Place } from './capture.ts'
import { isRequestLine, readMessage, skipLineBreaks } from './http-message.ts'
import { positionsIn } from './position.ts'

/** Raw HTTP/1.1 requests, one or several behind each other: the bytes of a connection, as `nc -l` prints them. */
export const http: CaptureReader = {
  format: 'http',
  writtenBy: '`nc -l 8080 > capture.http`, tcpflow, or anything that keeps the bytes of a connection',
  recognises: (text) => isRequestLine(text.replace(/^[\r\n]+/, '').split('\n', 1)[0] ?? ''),
  read(bytes, file): Capture {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    const find = positionsIn(text)
    const entries: (CapturedDelivery | BrokenEntry)[] = []
    let at = skipLineBreaks(text, 0)
    while (at < text.length) {
      const message = readMessage(text, at)
      const place = (offset: number): Place => ({ file, entry: entries.length + 1, ...find(offset) })
      if ('flaw' in message) {
        entries.push(broken(place(message.at), message.flaw))
      } else {
        const { end, body, headerOffsets, ...request } = message
        entries.push({
          kind: 'delivery',
          place: place(at),
          ...request,
          headerAt: (index) => {
            const offset = headerOffsets[index]
            return offset === undefined ? undefined : find(offset)
          },
          body: Buffer.concat(body.map(([from, to]) => bytes.subarray(from, to))),
          bodyPlace: bodyPlace(body, find),
        })
      }
      at = skipLineBreaks(text, message.end)
    }
    return { file, format: 'http', entries, leftOut: 0 }
  },
}

function bodyPlace(
  body: readonly (readonly [number, number])[],
  find: ReturnType<typeof positionsIn>,
): BodyPlace | null {
  const [only, ...others] = body
  return only === undefined || others.length > 0 ? null : { form: 'verbatim', ...find(only[0]) }
}
