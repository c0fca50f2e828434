import type { BodyText, Json } from '../model/index.ts'

/**
 * Writes a payload as JSON text, in one of its many legal forms.
 *
 * Every form without `insert` and `literal` parses to an equal value. The default is what
 * `JSON.stringify` writes, and costs the same.
 */
export function writeBody(payload: Json, text: BodyText = {}): string {
  if (text.literal !== undefined) return text.literal
  let body = serialise(payload, text)
  // Slashes and characters beyond ASCII occur only inside strings, so the whole text may be searched.
  if (text.escapeSlashes === true) body = body.replaceAll('/', '\\/')
  if (text.escapeNonAscii === true) body = body.replace(/[^\0-\x7f]/g, escapeUnit)
  if (text.insert !== undefined) body = insertMembers(body, text.insert)
  return `${text.before ?? ''}${body}${text.after ?? ''}`
}

function serialise(payload: Json, text: BodyText): string {
  const isPlain = (text.keyOrder ?? 'given') === 'given' && (text.numbers ?? 'plain') === 'plain'
  return isPlain ? JSON.stringify(payload, null, text.indent ?? 0) : writeValue(payload, text, '\n')
}

/** @param line A line break followed by the indentation of the line on which the value begins. */
function writeValue(value: Json, text: BodyText, line: string): string {
  if (typeof value === 'number') return writeNumber(value, text.numbers)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const isIndented = (text.indent ?? 0) > 0
  const inner = isIndented ? line + ' '.repeat(text.indent ?? 0) : ''
  const colon = isIndented ? ': ' : ':'
  const parts = Array.isArray(value)
    ? value.map((item: Json) => writeValue(item, text, inner))
    : members(value as { readonly [key: string]: Json }, text.keyOrder).map(
        ([key, member]) => JSON.stringify(key) + colon + writeValue(member, text, inner),
      )
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  if (parts.length === 0) return `${open}${close}`
  return `${open}${inner}${parts.join(`,${inner}`)}${isIndented ? line : ''}${close}`
}

function members(
  value: { readonly [key: string]: Json },
  order: BodyText['keyOrder'],
): readonly (readonly [string, Json])[] {
  const entries = Object.entries(value)
  if (order === 'reversed') return entries.reverse()
  return order === 'sorted' ? entries.sort(([a], [b]) => (a < b ? -1 : 1)) : entries
}

function writeNumber(value: number, form: BodyText['numbers']): string {
  const plain = JSON.stringify(value)
  if (form === undefined || form === 'plain') return plain
  const [mantissa = plain, exponent] = plain.split('e')
  if (form === 'exponent') return exponent === undefined ? `${plain}e0` : plain
  const fraction = mantissa.includes('.') ? `${mantissa}0` : `${mantissa}.0`
  return exponent === undefined ? fraction : `${fraction}e${exponent}`
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Leaves a body without an object as it is; drops the last comma where no member follows. */
function insertMembers(body: string, insert: string): string {
  const beforeBrace = /^(?:[^"{]|"(?:[^"\\]|\\.)*")*\{/.exec(body)?.[0]
  if (beforeBrace === undefined) return body
  const rest = body.slice(beforeBrace.length)
  const isEmpty = /^\s*\}/.test(rest)
  return beforeBrace + (isEmpty ? insert.replace(/,\s*$/, '') : insert) + rest
}
