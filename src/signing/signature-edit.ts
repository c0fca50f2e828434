import { UsageError } from '../model/errors.ts'
import type { SignatureEdit } from '../model/index.ts'
import { decode, type Encoding, encode } from './encoding.ts'
import { type EntryShape, entryOf, joinEntries } from './entry-shape.ts'

/** A label that no scheme has. */
const unknownLabel = 'v9'

/** The genuine signatures of one header, and how to make a bad one when an edit asks for it. */
export interface HeaderParts {
  readonly header: string
  readonly shape: EntryShape
  readonly encoding: Encoding
  readonly good: readonly string[]
  /** Well formed, of a secret that nobody configured. */
  readonly bad: () => string
  readonly timestamp: string
}

/** The values of one signature header after the edit: none when it is removed, several when it is repeated. */
export function signatureHeader(parts: HeaderParts, edit: SignatureEdit | undefined): readonly string[] {
  const { shape, timestamp } = parts
  const joined = (entries: readonly string[]) => joinEntries(shape, entries, timestamp)
  const wrapped = (encoded: readonly string[]) => joined(encoded.map((text) => entryOf(shape, text)))
  const good = () => wrapped(parts.good)
  if (edit === undefined) return [good()]
  switch (edit.kind) {
    case 'remove':
      return []
    case 'set':
      return [edit.value]
    case 'zeros':
      return [wrapped(parts.good.map((text) => zeros(text, parts.encoding)))]
    case 'bad':
      return [wrapped([parts.bad()])]
    case 'cut':
      return [wrapped(parts.good.map((text) => text.slice(0, edit.keep)))]
    case 'wrap':
      return [edit.before + good() + edit.after]
    case 'upper':
      return [wrapped(parts.good.map((text) => upper(text, parts)))]
    case 'entries':
      return [joined(edit.entries.flatMap((word) => entriesOf(word, parts)))]
    case 'repeat':
      return edit.values.map((value) => (value === 'good' ? good() : wrapped([parts.bad()])))
    case 'relabel':
      return [joined(parts.good.map((text) => entryOf(shape, text, edit.label)))]
    case 'spoil':
      return edit.how === 'remove' ? [] : [wrapped([parts.bad()])]
  }
}

function entriesOf(word: string, { shape, good, bad }: HeaderParts): readonly string[] {
  if (word === 'good') return good.map((text) => entryOf(shape, text))
  if (word === 'bad') return [entryOf(shape, bad())]
  if (word === 'unknown') return [entryOf(shape, bad(), unknownLabel)]
  return [word]
}

function zeros(encoded: string, encoding: Encoding): string {
  return encode(Buffer.alloc(decode(encoded, encoding)?.length ?? 32), encoding)
}

function upper(encoded: string, { header, encoding }: HeaderParts): string {
  if (encoding === 'hex') return encoded.toUpperCase()
  throw new UsageError(
    'not-applicable',
    `Cannot write ${header} in upper case: it is ${encoding}, where letter case has a meaning.`,
    'Choose this tampering only for signatures in hex.',
  )
}
