import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Answer, WireRequest } from '../model/index.ts'
import { toByteString } from './byte-string.ts'
import { classify, GivenUp, TooLate } from './classify.ts'
import { readStart } from './read-start.ts'
import type { FetchHandler, Transport } from './target.ts'

/** Calls a Fetch handler in this process. What only a socket can do is not offered. */
export function openFetch(handler: FetchHandler, path: string): Transport {
  return {
    url: new URL(path, 'http://receiver.test').href,
    wire: false,
    send: (request, timeoutMs, signal) => call(handler, request, timeoutMs, signal),
    close: async () => {},
  }
}

async function call(
  handler: FetchHandler,
  request: WireRequest,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Answer> {
  const started = performance.now()
  const elapsed = (): number => performance.now() - started
  const status = (code: number, headers: Record<string, string>, body: string): Answer => ({
    kind: 'status',
    status: code,
    headers,
    body,
    elapsedMs: elapsed(),
  })
  const given = toRequest(request, signal)
  if (given === undefined) return status(400, {}, 'no server hands such a request to its handler')
  try {
    const answer = await inTime(
      Promise.resolve().then(() => handler(given)),
      timeoutMs,
      signal,
    )
    const body = await readAnswer(answer, timeoutMs - elapsed())
    return status(answer.status, Object.fromEntries(answer.headers), body)
  } catch (error) {
    if (error instanceof TooLate || signal?.aborted === true)
      return { ...classify(error), elapsedMs: elapsed() }
    // A framework turns what its handler throws into a 500; a bare handler has nobody to do that.
    return status(500, {}, `the handler threw: ${String(error)}`)
  }
}

/** Undefined where a header holds what cannot be carried, which servers refuse before any handler sees it. */
function toRequest(
  { method, url, headers, body }: WireRequest,
  signal: AbortSignal | undefined,
): Request | undefined {
  const isBodiless = method === 'GET' || method === 'HEAD'
  try {
    return new Request(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, toByteString(value)]),
      ...(isBodiless ? {} : { body: Buffer.from(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch {
    return undefined
  }
}

async function inTime<T>(work: Promise<T>, timeoutMs: number, signal?: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate()), timeoutMs)
    signal?.addEventListener('abort', () => reject(new GivenUp()))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function readAnswer({ body }: Response, timeoutMs: number): Promise<string> {
  return body === null ? '' : readStart(Readable.fromWeb(body as ReadableStream), timeoutMs)
}
