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

/** An answer of this size is none to a webhook. */
const largestAnswerBytes = 10 * 1024 * 1024

/**
 * Hands a request on to a receiver: bytes of the body, and headers with their order and case, arrive as they came, and
 * only what belongs to the connection is made anew. The receiver's answer comes back in the same way; never throws.
 *
 * Careful: each has a connection of its own. One that was kept alive may be closed by the receiver at the same moment,
 * and a request must not be sent twice.
 *
 * @param target See `aim`.
 */
export async function forward(
  request: ReceivedRequest,
  target: string,
  timeoutMs: number,
): Promise<Forwarded> {
  try {
    return { reply: await exchange(request, new URL(aim(target, request.url)), timeoutMs), failure: null }
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

function exchange(request: ReceivedRequest, url: URL, timeoutMs: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = [
      ['Host', url.host] as const,
      ...endToEnd(request.headers),
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
