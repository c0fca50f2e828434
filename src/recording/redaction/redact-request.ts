import { headerValue } from '../../model/index.ts'
import { uncompressed } from '../../model/uncompressed.ts'
import type { ReceivedRequest } from '../received-request.ts'
import { type Redactor, redactForm } from './redactor.ts'
import type { SparedParts } from './spared.ts'

/** Headers that proxies and tunnels write the caller's address into. */
const addresses =
  /^(?:x-forwarded-for|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip|x-cluster-client-ip|forwarded)$/i

/** A request in which nothing says something about a person: its body, its headers and its query. */
export function redactRequest(
  request: ReceivedRequest,
  redactor: Redactor,
  spared: SparedParts,
): ReceivedRequest {
  const { body, headers } = readable(request)
  // The body first: what is called by name there is found in headers, too.
  const written = redactBytes(body, (text) => redactor.body(text, spared))
  return {
    ...request,
    url: redactUrl(request.url, redactor),
    body: written,
    headers: headers.map(([name, value]) => {
      if (name.toLowerCase() === 'content-length') return [name, String(written.length)] as const
      if (spared.headers.has(name.toLowerCase())) return [name, value] as const
      return [name, addresses.test(name) ? redactAddresses(value, redactor) : redactor.text(value)] as const
    }),
  }
}

function redactUrl(url: string, { field, text }: Redactor): string {
  const [, path = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(url) ?? []
  return query === undefined ? text(path) : `${text(path)}?${redactForm(query, field)}`
}

function redactAddresses(value: string, { field }: Redactor): string {
  return value.replace(/\[?[0-9a-f]*[.:][0-9a-f.:]+\]?/gi, (address) => {
    const [, bare = ''] = /^\[?([^\]]*)\]?$/.exec(address) ?? []
    return address.replace(bare, field('ip', bare))
  })
}

function redactBytes(body: Uint8Array, redact: (text: string) => string): Uint8Array {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const utf8 = buffer.toString('utf8')
  const isText = Buffer.from(utf8).equals(buffer)
  return isText ? Buffer.from(redact(utf8)) : Buffer.from(redact(buffer.toString('latin1')), 'latin1')
}

/** Uncompressed, or nobody could look into it. What cannot be is left out: it might say anything. */
function readable({ headers, body }: ReceivedRequest): Pick<ReceivedRequest, 'headers' | 'body'> {
  const coding = headerValue(headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (coding === 'identity' || body.length === 0) return { headers, body }
  const plain = uncompressed(body, coding)
  if (plain === null) return { headers, body: new Uint8Array() }
  return { headers: headers.filter(([name]) => name.toLowerCase() !== 'content-encoding'), body: plain }
}
