import type { TimeUnit } from '../../model/index.ts'

const instant = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.(\d+))?(?:Z|z|[+-]\d\d:?\d\d)$/

// Between September 2001 and the end of 2099: outside, digits are more likely something else.
const earliestSeconds = 1_000_000_000
const latestSeconds = 4_102_444_799

/**
 * The unit in which all of these values tell a time, read off their digits; `null` where one of them tells none, or
 * they differ.
 */
export function timeUnitOf(values: readonly (string | number)[]): TimeUnit | null {
  const units = new Set(values.map(unitOf))
  if (units.size === 0 || units.has(null)) return null
  if (units.size === 1) return [...units][0] ?? null
  const texts = [...units].every((unit) => unit?.startsWith('iso'))
  // A fraction that happens to be zero is left out by many who write times.
  return texts ? (units.has('iso-ns') ? 'iso-ns' : 'iso-ms') : null
}

function unitOf(value: string | number): TimeUnit | null {
  const text = String(value)
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return isPlausible(Number(text)) ? 's' : null
  if (/^\d{13}$/.test(text)) return isPlausible(Number(text) / 1000) ? 'ms' : null
  const [whole, fraction = ''] = instant.exec(text) ?? []
  if (typeof value === 'number' || whole === undefined || Number.isNaN(Date.parse(text))) return null
  return fraction === '' ? 'iso' : fraction.length <= 3 ? 'iso-ms' : 'iso-ns'
}

function isPlausible(seconds: number): boolean {
  return seconds >= earliestSeconds && seconds <= latestSeconds
}
