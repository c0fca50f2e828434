import type { TimeUnit } from '../model/index.ts'

/** Writes an instant the way the contract's time field says. */
export function timeText(seconds: number, unit: TimeUnit): string {
  if (unit === 's') return String(Math.floor(seconds))
  const milliseconds = Math.round(seconds * 1000)
  if (unit === 'ms') return String(milliseconds)
  const text = new Date(milliseconds).toISOString()
  if (unit === 'iso') return text.replace(/\.\d+Z$/, 'Z')
  return unit === 'iso-ms' ? text : text.replace('Z', '000000Z')
}

/** Reads it back in seconds, or `null` where the text is no such instant. */
export function secondsOf(text: string, unit: TimeUnit): number | null {
  if (unit === 's' || unit === 'ms') {
    if (!/^\d{1,15}(?:\.\d+)?$/.test(text)) return null
    return unit === 's' ? Number(text) : Number(text) / 1000
  }
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000
}
