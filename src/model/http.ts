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
  const values = headerValues(headers, name)
  return values.length <= 1 ? values[0] : values.join(', ')
}

/** All values of a header, in their order. */
export function headerValues(headers: WireRequest['headers'], name: string): readonly string[] {
  const wanted = name.toLowerCase()
  const values: string[] = []
  for (const [given, value] of headers)
    if (given === name || (given.length === wanted.length && given.toLowerCase() === wanted))
      values.push(value)
  return values
}
