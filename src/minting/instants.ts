import type { TimeUnit } from '../model/index.ts'

/** An instant in the textual form of a unit: a number for `s` and `ms`, ISO 8601 in UTC otherwise. */
export function writeInstant(epochMs: number, unit: TimeUnit): string | number {
  switch (unit) {
    case 's':
      return Math.floor(epochMs / 1000)
    case 'ms':
      return Math.floor(epochMs)
    case 'iso':
      return `${new Date(epochMs).toISOString().slice(0, 19)}Z`
    case 'iso-ms':
      return new Date(epochMs).toISOString()
    case 'iso-ns':
      return `${new Date(epochMs).toISOString().slice(0, 23)}000000Z`
  }
}

/** Every form in which a receiver may show the instant again, whatever the form in which it came. */
export function instantForms(epochMs: number): readonly string[] {
  const units: readonly TimeUnit[] = ['s', 'ms', 'iso', 'iso-ms', 'iso-ns']
  const plain = units.map((unit) => String(writeInstant(epochMs, unit)))
  const offsets = plain.filter((text) => text.endsWith('Z')).map((text) => `${text.slice(0, -1)}+00:00`)
  return [...new Set([...plain, ...offsets])]
}
