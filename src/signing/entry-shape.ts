import { UsageError } from '../model/errors.ts'
import type { SignatureRule } from '../model/index.ts'

/**
 * The text of a signature header, taken apart. In `t={timestamp},v1={signature}` with delimiter `,` the first
 * part stands once and the second once per signature.
 */
export interface EntryShape {
  readonly delimiter: string | null
  /** Text before and after one encoded signature. */
  readonly before: string
  readonly after: string
  /** What names the scheme or version, and what separates it from the signature: `v1` and `,`. */
  readonly label: string
  readonly separator: string
  /** Text around the timestamp, where the header carries it. */
  readonly timestamp: { readonly before: string; readonly after: string } | null
}

/** What a header says, taken apart: the encoded signatures of our shape, and the entries of other shapes. */
export interface EntryReading {
  readonly signatures: readonly string[]
  readonly others: readonly string[]
  readonly timestamp: string | null
}

/** Reads the contract's `entry` and `delimiter`. */
export function entryShape(rule: Pick<SignatureRule, 'entry' | 'delimiter'>): EntryShape {
  const delimiter = rule.delimiter ?? null
  const parts = delimiter === null ? [rule.entry] : rule.entry.split(delimiter)
  const own = parts.find((part) => part.includes('{signature}'))
  const dated = parts.find((part) => part.includes('{timestamp}'))
  const stray = parts.length > (dated === undefined ? 1 : 2)
  if (own === undefined || own === dated || stray) throw unreadable(rule)
  const [before = '', after = ''] = own.split('{signature}')
  const [, label = '', separator = ''] = /^(.*?)([^A-Za-z0-9]*)$/.exec(before) ?? []
  const [datedBefore = '', datedAfter = ''] = dated?.split('{timestamp}') ?? []
  const timestamp = dated === undefined ? null : { before: datedBefore, after: datedAfter }
  return { delimiter, before, after, label, separator, timestamp }
}

/** The text around one encoded signature, with the scheme's own label or another one. */
export function entryOf(shape: EntryShape, encoded: string, label?: string): string {
  if (label === undefined) return shape.before + encoded + shape.after
  return label + (shape.separator === '' ? '=' : shape.separator) + encoded + shape.after
}

/** One header value holding these entries. */
export function joinEntries(shape: EntryShape, entries: readonly string[], timestamp: string): string {
  const dated = shape.timestamp
  const head = dated === null ? [] : [dated.before + timestamp + dated.after]
  return [...head, ...entries].join(shape.delimiter ?? ',')
}

/** Reads one header value. Nothing is repaired: an entry that is not exactly of our shape is another one. */
export function readEntries(shape: Omit<EntryShape, 'label' | 'separator'>, value: string): EntryReading {
  const items = shape.delimiter === null ? [value] : value.split(shape.delimiter)
  const signatures: string[] = []
  const others: string[] = []
  let timestamp: string | null = null
  for (const item of items.map((text) => (shape.delimiter === null ? text : text.trim()))) {
    const encoded = between(item, shape.before, shape.after)
    const time = shape.timestamp && between(item, shape.timestamp.before, shape.timestamp.after)
    if (time !== null && timestamp === null) timestamp = time
    else if (encoded !== null) signatures.push(encoded)
    else if (item !== '') others.push(item)
  }
  return { signatures, others, timestamp }
}

function between(text: string, before: string, after: string): string | null {
  const long = text.length >= before.length + after.length
  if (!long || !text.startsWith(before) || !text.endsWith(after)) return null
  return text.slice(before.length, text.length - after.length)
}

function unreadable(rule: Pick<SignatureRule, 'entry' | 'delimiter'>): UsageError {
  const delimiter = rule.delimiter === undefined ? 'no delimiter' : `delimiter "${rule.delimiter}"`
  return new UsageError(
    'unsupported-scheme',
    `Cannot read the signature entry "${rule.entry}" with ${delimiter}: it is not one {signature}, with at most one {timestamp} in a part of its own.`,
    'Write it like "v1,{signature}", or like "t={timestamp},v1={signature}" with the delimiter ",".',
  )
}
