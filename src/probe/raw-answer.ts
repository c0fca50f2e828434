import type { Answer } from '../model/index.ts'
import { bodyLimit } from './read-start.ts'

/**
 * Reads an answer from the bytes so far: undefined while it is incomplete. Interim answers (1xx) are passed over.
 * An answer cut off after its head counts as answered, because the provider has its status.
 */
export function parseAnswer(
  bytes: Buffer,
  ended: boolean,
  method: string,
  elapsedMs: number,
): Answer | undefined {
  let text = bytes.toString('latin1')
  for (;;) {
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    const [first = '', ...lines] = text.slice(0, end).split('\r\n')
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1])
    if (Number.isNaN(status))
      return { kind: 'closed', detail: `not an HTTP answer: ${first.slice(0, 80)}`, elapsedMs }
    const rest = text.slice(end + 4)
    if (status >= 100 && status < 200) {
      text = rest
      continue
    }
    const headers: Record<string, string> = {}
    for (const line of lines) {
      const colon = line.indexOf(':')
      if (colon <= 0) continue
      const name = line.slice(0, colon).toLowerCase()
      const value = line.slice(colon + 1).trim()
      headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value
    }
    if (!ended && !isComplete(rest, headers, status, method)) return undefined
    const body = isChunked(headers) ? dechunk(rest) : rest
    return {
      kind: 'status',
      status,
      headers,
      body: Buffer.from(body, 'latin1').toString('utf8').slice(0, bodyLimit),
      elapsedMs,
    }
  }
}

function isComplete(rest: string, headers: Record<string, string>, status: number, method: string): boolean {
  if (method === 'HEAD' || status === 204 || status === 304) return true
  if (isChunked(headers)) return /(^|\r\n)0\r\n(.*\r\n)*\r\n$/.test(rest)
  const length = headers['content-length']
  return length !== undefined && rest.length >= Number(length)
}

function isChunked(headers: Record<string, string>): boolean {
  return /(^|,)\s*chunked$/i.test(headers['transfer-encoding'] ?? '')
}

function dechunk(text: string): string {
  let left = text
  let body = ''
  for (;;) {
    const line = /^([0-9a-f]+)[^\r]*\r\n/i.exec(left)
    const size = Number.parseInt(line?.[1] ?? '0', 16)
    if (line === null || size === 0) return body
    body += left.slice(line[0].length, line[0].length + size)
    left = left.slice(line[0].length + size + 2)
  }
}
