import type { SignatureRule } from '../model/index.ts'
import { decode, type Encoding } from './encoding.ts'
import type { EntryReading } from './entry-shape.ts'
import { refused, type Verification } from './scheme.ts'
import type { ReadRule } from './signature-rule.ts'
import type { SigningContext } from './signed-bytes.ts'

/** A signature header that did not verify, with all that may explain why. */
export interface Doubt {
  readonly read: ReadRule
  readonly secrets: readonly string[]
  /** Header values as they came. */
  readonly values: readonly string[]
  readonly reading: EntryReading
  readonly context: Omit<SigningContext, 'secret'>
}

/** Explains a header that holds no entry of the scheme's shape; `null` when it holds one. */
export function explainShape({ read, values, reading }: Doubt): Verification | null {
  const { header, shape, rule } = read
  if (reading.signatures.some((text) => text !== '')) return null
  if (values.every((value) => value.trim() === '')) return refused('missing', `${header} is empty.`)
  const form = `"${rule.entry.replace('{signature}', '…')}"`
  if (reading.signatures.length > 0) {
    return refused('wrong-length', `${header} has no signature after its "${shape.before}".`)
  }
  const bare = reading.others.some((text) => encodingOf(text, read.algorithm.size ?? 32) !== null)
  if (bare) return refused('missing-prefix', `${header} is a bare signature; the form is ${form}.`)
  const label = reading.others
    .map((text) => otherLabel(text, shape.separator))
    .find((found) => found !== null)
  if (label !== undefined && label !== null && shape.label !== '') {
    return refused('unknown-version', `${header} is labelled "${label}"; the form is ${form}.`)
  }
  return refused('malformed', `${header} is not of the form ${form}.`)
}

/** The encoding in which a text is so many bytes, whatever the letter case of hex; `null` where in none. */
export function encodingOf(text: string, size: number): Encoding | null {
  const encodings: readonly SignatureRule['encoding'][] = ['hex', 'base64', 'base64url']
  const fits = (encoding: Encoding) =>
    decode(encoding === 'hex' ? text.toLowerCase() : text, encoding)?.length === size
  return encodings.find(fits) ?? null
}

function otherLabel(text: string, separator: string): string | null {
  if (separator === '') return null
  const split = text.indexOf(separator)
  const label = text.slice(0, split)
  return split > 0 && /^[\w-]{1,16}$/.test(label) ? label : null
}
