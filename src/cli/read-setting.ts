import { jsonOrText } from '../config/index.ts'
import { type Json, UsageError } from '../model/index.ts'

/** A value and the JSON Pointer to where it is wanted. */
export interface Setting {
  readonly pointer: string
  readonly value: Json
}

/** Reads `/pointer=value`. The value is JSON where it is JSON, else the text itself. */
export function readSetting(text: string): Setting {
  const at = text.indexOf('=')
  if (at < 1 || !text.startsWith('/')) {
    throw new UsageError(
      'invalid-option',
      `Cannot use ${JSON.stringify(text)} for --set: it is not <pointer>=<value>.`,
      'Give for example /title=Relaunch.',
    )
  }
  const [pointer, given] = [text.slice(0, at), text.slice(at + 1)]
  const value = jsonOrText(given)
  const rounded = typeof value === 'string' ? undefined : largeNumberIn(given)
  if (rounded !== undefined) {
    throw new UsageError(
      'invalid-option',
      `Cannot set ${pointer}: ${rounded} would be sent as ${JSON.stringify(Number(rounded))}, because it has too many digits.`,
      `Give a number with at most 15 digits, or a text: ${pointer}='"${rounded}"'.`,
    )
  }
  return { pointer, value }
}

/** A whole number in JSON text that is another one once it is read. */
function largeNumberIn(json: string): string | undefined {
  const numbers = json.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) ?? []
  return numbers.find(
    (number) => /^-?\d+$/.test(number) && String(BigInt(number)) !== bigText(Number(number)),
  )
}

function bigText(number: number): string {
  return Number.isFinite(number) ? String(BigInt(number)) : ''
}
