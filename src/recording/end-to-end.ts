import type { WireRequest } from '../model/index.ts'

/** Headers that belong to one connection or frame one message (RFC 9110, 7.6.1), and so are made anew on the next. */
const ofOneHop: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** The headers that are meant for whoever handles the message, in order and as written. */
export function endToEnd(headers: WireRequest['headers']): WireRequest['headers'] {
  const named = new Set(
    headers
      .filter(([name]) => name.toLowerCase() === 'connection')
      .flatMap(([, value]) => value.split(',').map((name) => name.trim().toLowerCase())),
  )
  return headers.filter(([name]) => !ofOneHop.has(name.toLowerCase()) && !named.has(name.toLowerCase()))
}
