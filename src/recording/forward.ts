import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { aim } from './aim.ts'
import { endToEnd } from './end-to-end.ts'
import { headerPairs, type ReceivedRequest } from './received-request.ts'
import { type Reply, textReply } from './reply.ts'

/** What became of a request that was passed on. */
export interface Forwarded {
  /** As it goes back to the provider; 502 or 504 where the receiver gave none. */
  readonly reply: Reply
  /** Why there is no answer of the receiver; `null` where there is one. */
  readonly failure: string | null
}

/** Where requests are handed on to. */
export interface ForwardSettings {
  /** See `aim`. */
  readonly url: string
  readonly timeoutMs: number
  /** By what we recognise what we have handed on before; in the `Via` header that intermediaries add (RFC 9110, 7.6.3). */
  readonly via: string
}

/** Whether a request went through here before: the receiver leads back to us. */
export function wasForwarded({ headers }: ReceivedRequest, { via }: ForwardSettings): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'via' && value.includes(via))
}

/** An answer of this size is none to a webhook. */
const largestAnswerBytes = 10 * 1024 * 1024

/**
 * Hands a request on to a receiver: bytes of the body, and headers with their order and case, arrive as they came; only
 * what belongs to the connection is made anew, and `Via` is added. The receiver's answer comes back in the same way; never throws.
 *
 * Careful: each has a connection of its own. One that was kept alive may be closed by the receiver at the same moment,
 * and a request must not be sent twice.
 */
export async function forward(request: ReceivedRequest, settings: ForwardSettings): Promise<Forwarded> {
  const { url, timeoutMs } = settings
  try {
    return { reply: await exchange(request, new URL(aim(url, request.url)), settings), failure: null }
  } catch (error) {
    if (error instanceof TooLate) {
      return {
        reply: textReply(504, 'The receiver gave no answer in time.\n'),
        failure: `no answer in ${timeoutMs} ms`,
      }
    }
    const { code, message } = error as NodeJS.ErrnoException
    const failure = code === 'ECONNREFUSED' ? 'connection refused: nobody listens there' : (code ?? message)
    return { reply: textReply(502, 'The receiver could not be reached.\n'), failure }
  }
}

/** Marks what took too long. */
class TooLate extends Error {}

function exchange(request: ReceivedRequest, url: URL, { timeoutMs, via }: ForwardSettings): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = [
      ['Host', url.host] as const,
      ...endToEnd(request.headers),
      ['Via', `1.1 ${via}`] as const,
      ['Content-Length', String(request.body.length)] as const,
      ['Connection', 'close'] as const,
    ]
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const outgoing = send(url, { method: request.method, agent: false, headers: headers.flat() })
    const timer = setTimeout(() => outgoing.destroy(new TooLate()), timeoutMs)
    outgoing.once('close', () => clearTimeout(timer))
    outgoing.on('error', reject)
    outgoing.once('response', (incoming) => {
      readReply(incoming).then(resolve, reject)
    })
    outgoing.end(request.body)
  })
}

async function readReply(incoming: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > largestAnswerBytes) throw new Error('its answer is larger than 10 MB')
    chunks.push(chunk)
  }
  const { statusCode = 502, statusMessage = '', rawHeaders } = incoming
  return {
    status: statusCode,
    ...(statusMessage === '' ? {} : { statusText: statusMessage }),
    headers: endToEnd(headerPairs(rawHeaders)),
    body: Buffer.concat(chunks),
  }
}
