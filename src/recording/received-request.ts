import type { WireRequest } from '../model/index.ts'

/** One request as it arrived. */
export interface ReceivedRequest {
  readonly method: string
  /** As it stands in the request line. */
  readonly url: string
  /** In order, names as written, a name may come more than once. */
  readonly headers: WireRequest['headers']
  /** Without transfer coding; compressed where it was sent so. */
  readonly body: Uint8Array
}

/** Whether it is no delivery: browsers and health checks ask like this. */
export function isMereLook({ method, body }: ReceivedRequest): boolean {
  return /^(?:GET|HEAD|OPTIONS|TRACE)$/i.test(method) && body.length === 0
}

/** Headers as pairs, from the flat list in which Node keeps them as they came. */
export function headerPairs(flat: readonly string[]): WireRequest['headers'] {
  return Array.from(
    { length: flat.length / 2 },
    (_, index) => [flat[2 * index] ?? '', flat[2 * index + 1] ?? ''] as const,
  )
}
