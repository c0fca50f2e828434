import { flattenDeep, type Json } from '../model/index.ts'
import { gatherFields } from './gather-fields.ts'

/** One call that a receiver made, read. */
export interface Call {
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** Decoded by nobody: as it was sent, without the query. */
  readonly path: string
  readonly query: readonly (readonly [name: string, value: string])[]
  readonly headers: Headers
  /** What the body says: JSON, the fields of a form, or text; null when there is none. */
  readonly body: Json
  /** Aborts when the receiver waits no longer. */
  readonly signal: AbortSignal
}

/** Reads a call. */
export async function readCall(request: Request): Promise<Call> {
  const { pathname, searchParams } = new URL(request.url)
  const text = await request.text()
  return {
    method: request.method,
    url: request.url,
    path: pathname,
    query: [...searchParams],
    headers: request.headers,
    body: readBody(text, request.headers.get('content-type') ?? ''),
    // Asked anew: once the request itself is collected, its signal follows its caller no longer.
    get signal() {
      return request.signal
    },
  }
}

function readBody(text: string, contentType: string): Json {
  if (text === '') return null
  if (contentType.includes('x-www-form-urlencoded')) return gatherFields(new URLSearchParams(text))
  try {
    return flattenDeep(JSON.parse(text) as Json)
  } catch {
    return text
  }
}
