import { Client, type Dispatcher, Pool } from 'undici'
import type { Answer, WireRequest } from '../model/index.ts'
import { classify } from './classify.ts'
import { sendRaw } from './raw-sender.ts'
import { readStart } from './read-start.ts'
import type { Transport } from './target.ts'

/**
 * Reaches a receiver over HTTP: ordinary attempts through a keep-alive pool, odd ones through the raw sender.
 *
 * @param connections Open at the same time, at most.
 */
export function openUrl(url: string, connections: number): Transport {
  const { origin } = new URL(url)
  const pool = new Pool(origin, { connections, ...oneByOne })
  return {
    url,
    wire: true,
    send: (request, timeoutMs, signal) => {
      if (request.wire?.after !== undefined) return sendAfterUpload(origin, request, timeoutMs)
      return isOrdinary(request) ? sendPooled(pool, request, timeoutMs, signal) : sendRaw(request, timeoutMs)
    },
    close: () => pool.destroy(),
  }
}

/** One request at a time on each connection, with time limits of its own. */
const oneByOne = { pipelining: 1, keepAliveTimeout: 4_000, bodyTimeout: 0, headersTimeout: 0 } as const

/** An upload of 64 kB without a signature, and then the request: on the same connection, unless it was closed. */
async function sendAfterUpload(origin: string, request: WireRequest, timeoutMs: number): Promise<Answer> {
  const connection = new Client(origin, oneByOne)
  const upload = { ...request, headers: [['content-type', 'application/json']] as const }
  try {
    await sendPooled(connection, { ...upload, body: Buffer.alloc(65_536, 'x') }, timeoutMs)
    return await sendPooled(connection, request, timeoutMs)
  } finally {
    await connection.destroy()
  }
}

/** Whether an HTTP client sends it as meant. */
function isOrdinary({ wire, headers }: WireRequest): boolean {
  const odd = Object.keys(wire ?? {}).some((key) => !['method', 'contentType', 'query'].includes(key))
  return (
    !odd &&
    wire?.contentType !== null &&
    headers.every(
      ([name, value]) =>
        !framing.has(name.toLowerCase()) &&
        /^[\t\x20-\x7e]*$/.test(value) &&
        value === value.trim() &&
        value !== '',
    )
  )
}

/** Headers that a client writes itself, and refuses or doubles when they are given. */
const framing: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
])

async function sendPooled(
  pool: Dispatcher,
  request: WireRequest,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Answer> {
  const started = performance.now()
  const elapsed = (): number => performance.now() - started
  try {
    const answer = await pool.request({
      method: request.method as 'POST',
      path: pathOf(request.url),
      headers: request.headers.flat(),
      body: request.method === 'GET' || request.method === 'HEAD' ? null : request.body,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      ...(signal === undefined ? {} : { signal }),
    })
    const body = await readStart(answer.body, timeoutMs - elapsed())
    const { statusCode: status } = answer
    return { kind: 'status', status, headers: joined(answer.headers), body, elapsedMs: elapsed() }
  } catch (error) {
    return { ...classify(error), elapsedMs: elapsed() }
  }
}

/** Everything behind the authority: nearly always that of the same URL. */
const pathOf: (url: string) => string = (() => {
  let last = { url: '', path: '' }
  return (url: string): string => {
    if (url !== last.url) {
      const { pathname, search } = new URL(url)
      last = { url, path: pathname + search }
    }
    return last.path
  }
})()

function joined(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const repeated = Object.entries(headers).filter(([, value]) => typeof value !== 'string')
  if (repeated.length === 0) return headers as Record<string, string>
  return {
    ...(headers as Record<string, string>),
    ...Object.fromEntries(repeated.map(([name, value]) => [name, [value ?? ''].flat().join(', ')])),
  }
}
