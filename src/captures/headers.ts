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
    if (!Array.isArray(given) || given.length !== 2) return null
    const name: unknown = given[0]
    const text: unknown = given[1]
    if (typeof name !== 'string' || typeof text !== 'string') return null
    if (name.startsWith(':')) continue
    const known = headerName(name)
    if (known === null) return null
    headers.push([known, text])
  }
  return headers
}

const names = new Map<string, string>()

/** The name, if it may be one of a header; the same few come in every delivery. */
function headerName(name: string): string | null {
  const known = names.get(name)
  if (known !== undefined) return known
  if (!isHeaderName(name)) return null
  if (names.size < 1_000) names.set(name, name)
  return name
}

function pair(item: unknown): unknown {
  if (Array.isArray(item) || typeof item !== 'object' || item === null) return item
  const { name, value } = item as Record<string, unknown>
  return [name, value]
}

function spread([name, value]: [string, unknown]): readonly unknown[] {
  return Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]]
}
