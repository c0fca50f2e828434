import type { Json, TimeUnit } from '../model/index.ts'

/** A time as a delivery writes it, in milliseconds since 1970; `null` where it is none. */
export function readInstant(value: Json | undefined, unit: TimeUnit): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
  if (unit === 's' || unit === 'ms') {
    if (!/^\d{1,15}(?:\.\d+)?$/.test(text)) return null
    return unit === 's' ? Number(text) * 1000 : Number(text)
  }
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? null : milliseconds
}
