import type { BodyError } from './delivery-error.ts'
import type {
  DeliveryRequest,
  FetchRequest,
  HeadersLike,
  PlainRequest,
  ReceivedRequest,
} from './delivery-request.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** The part of a stream that reading takes. */
interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>
    cancel(): Promise<unknown>
  }
}

const tooLarge: BodyError = { code: 'too-large', status: 413, message: 'The body is too large.' }
const brokenOff: BodyError = {
  code: 'unreadable-body',
  status: 400,
  message: 'The body ended before it was complete.',
}

/**
 * Reads a request to its end, as bytes.
 *
 * @throws TypeError where the program gave something that nobody can verify: a body that was parsed, or read before.
 */
export async function readRequest(
  request: DeliveryRequest,
  maxBodyBytes: number,
): Promise<ReceivedRequest | BodyError> {
  if (typeof request !== 'object' || request === null) {
    throw new TypeError(
      'Cannot parse a delivery: there is no request. Give a Request, or { method, url, headers, body } with the body as bytes or text.',
    )
  }
  const body = 'arrayBuffer' in request ? await bodyOf(request, maxBodyBytes) : bytesOf(request.body)
  if ('code' in body) return body
  if (body.length > maxBodyBytes) return tooLarge
  let parsed: { readonly value: unknown } | undefined
  return {
    method: request.method ?? 'POST',
    url: request.url,
    headers: pairsOf(request.headers),
    body,
    payload: () => {
      parsed ??= { value: parse(body) }
      return parsed.value
    },
  }
}

async function bodyOf(request: FetchRequest, maxBodyBytes: number): Promise<Bytes | BodyError> {
  if (request.bodyUsed) {
    throw new TypeError(
      'Cannot parse a delivery: the body of the request has been read already. Give the request before anything reads it, or { method, url, headers, body } with the body as bytes.',
    )
  }
  try {
    const stream = request.body as ByteStream | null | undefined
    if (typeof stream?.getReader === 'function') return await readStream(stream, maxBodyBytes)
    return new Uint8Array(await request.arrayBuffer())
  } catch {
    return brokenOff
  }
}

/** Stops at the limit: what is behind it is not kept. */
async function readStream(stream: ByteStream, maxBodyBytes: number): Promise<Bytes | BodyError> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const chunk = next.value ?? new Uint8Array()
    length += chunk.length
    if (length > maxBodyBytes) {
      await reader.cancel().catch(() => {})
      return tooLarge
    }
    chunks.push(chunk)
  }
  return joined(chunks)
}

/** All of them, one after the other. */
export function joined(chunks: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function bytesOf(body: PlainRequest['body']): Bytes {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  // Those of another realm are bytes, too.
  if (ArrayBuffer.isView(body)) {
    const { buffer, byteOffset, byteLength } = body
    return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength))
  }
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') {
    return new Uint8Array(new Uint8Array(body))
  }
  throw new TypeError(
    'Cannot parse a delivery: its body is neither text nor bytes. Give the body as it came, not what a JSON parser made of it: the signature covers its bytes.',
  )
}

function pairsOf(headers: HeadersLike): ReceivedRequest['headers'] {
  const pairs: [string, string][] = []
  const add = (value: unknown, name: unknown): void => {
    pairs.push([String(name).toLowerCase(), String(value)])
  }
  if (Symbol.iterator in headers) for (const [name, value] of headers) add(value, name)
  else if (typeof headers.forEach === 'function') headers.forEach(add)
  else {
    for (const [name, given] of Object.entries(headers)) {
      for (const value of [given].flat()) if (value !== undefined) add(value, name)
    }
  }
  return pairs
}

/** Text that is no UTF-8 is no JSON; engines refuse what is nested too deeply for them, each in its own way. */
function parse(body: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return undefined
  }
}
