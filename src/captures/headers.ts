import type { CapturedDelivery } from './capture.ts'

/** Name and value pairs as captures keep them. */
export type CapturedHeaders = CapturedDelivery['headers']

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** Whether a text may be the name of a header (RFC 9110, 5.1). */
export function isHeaderName(name: string): boolean {
  return token.test(name)
}

/**
 * Reads headers from `[[name, value], …]`, `[{ name, value }, …]` or `{ name: value or [values] }`; `null` when it
 * is none of these. Pseudo-headers of HTTP/2 (`:path`) are no headers.
 */
export function headersFromJson(value: unknown): CapturedHeaders | null {
  if (typeof value !== 'object' || value === null) return null
  const pairs: readonly unknown[] = Array.isArray(value)
    ? value.map(pair)
    : Object.entries(value).flatMap(spread)
  const headers: [string, string][] = []
  for (const one of pairs) {
    if (!Array.isArray(one) || one.length !== 2) return null
    const [name, text] = one as [unknown, unknown]
    if (typeof name !== 'string' || typeof text !== 'string') return null
    if (name.startsWith(':')) continue
    if (!isHeaderName(name)) return null
    headers.push([name, text])
  }
  return headers
}

function pair(item: unknown): unknown {
  if (Array.isArray(item) || typeof item !== 'object' || item === null) return item
  const { name, value } = item as Record<string, unknown>
  return [name, value]
}

function spread([name, value]: [string, unknown]): readonly unknown[] {
  return Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]]
}
