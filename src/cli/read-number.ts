import { UsageError } from '../model/index.ts'

const units: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1_000, mb: 1_000_000, gb: 1_000_000_000 }

/** A whole number of an option, at least `least`; `undefined` where it is not given. */
export function readWhole(flag: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number
  throw wrong(
    flag,
    text,
    `it is not a whole number from ${least}`,
    `Give one, such as ${Math.max(least, 10)}.`,
  )
}

/** A port, 0 for any that is free. */
export function readPort(flag: string, text: string | undefined): number {
  const port = readWhole(flag, text, 0) ?? 0
  if (port <= 65_535) return port
  throw wrong(flag, text ?? '', 'it is not a port', 'Give one from 0 to 65535.')
}

/** A number above 0, `undefined` where it is not given. */
export function readPositive(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text === '' ? Number.NaN : text)
  if (Number.isFinite(number) && number > 0) return number
  throw wrong(flag, text, 'it is not a number above 0', 'Give one, such as 30.')
}

/** A size in bytes: `500000`, `500 kB`, `10MB`. */
export function readBytes(flag: string, text: string): number {
  const [, digits = '', unit = ''] = /^(\d+) ?([kmg]?b)?$/i.exec(text) ?? []
  const bytes = Number(digits) * (units[unit.toLowerCase()] ?? Number.NaN)
  if (digits !== '' && Number.isSafeInteger(bytes) && bytes > 0) return bytes
  throw wrong(flag, text, 'it is not a size', 'Give a number of bytes, or for example 10MB.')
}

function wrong(flag: string, text: string, found: string, hint: string): UsageError {
  return new UsageError('invalid-option', `Cannot use ${JSON.stringify(text)} for ${flag}: ${found}.`, hint)
}
