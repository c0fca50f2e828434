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
  const pairs: readonly unknown[] = Array.isArray(value) ? value : Object.entries(value).flatMap(spread)
  const headers: [string, string][] = []
  for (const one of pairs) {
    const given = pair(one)
    if (!isTextPair(given)) return null
    const [name] = given
    if (name.startsWith(':')) continue
    if (!isKnownName(name)) return null
    headers.push(given)
  }
  return headers
}

function isTextPair(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string'
  )
}

const names = new Set<string>()

/** Whether it may be the name of a header; the same few come in every delivery. */
function isKnownName(name: string): boolean {
  if (names.has(name)) return true
  if (!isHeaderName(name)) return false
  if (names.size < 1_000) names.add(name)
  return true
}

function pair(item: unknown): unknown {
  if (Array.isArray(item) || typeof item !== 'object' || item === null) return item
  const { name, value } = item as Record<string, unknown>
  return [name, value]
}

function spread([name, value]: [string, unknown]): readonly unknown[] {
  return Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]]
}
