import type { Wire } from './scenario.ts'

/** One HTTP request, ready to leave: what minting makes and the probe sends. */
export interface WireRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** In order; names as written; a name may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
  readonly wire?: Wire
}

/** The value of a header by its name in any letter case; repeated ones joined as HTTP does. */
export function headerValue(headers: WireRequest['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase()
  const values = headers.filter(([given]) => given.toLowerCase() === wanted).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
}
