import type { SignatureRule } from '../../model/index.ts'
import { decode, type Encoding } from '../../signing/encoding.ts'

/** A way to read a header's value as a signature: its text around the digest, its encoding, and the digest's size. */
export interface EntryForm {
  readonly entry: string
  readonly delimiter?: string
  readonly encoding: SignatureRule['encoding']
  readonly size: number
  /** The member that holds a time, as in `t=…,v1=…`. */
  readonly timeMember?: string
}

const sizes = new Set([20, 32, 48, 64])
const encodings: readonly Encoding[] = ['hex', 'base64', 'base64url']
const timeMembers = new Set(['t', 'ts', 'time', 'timestamp'])

/** Every way in which a header's value can be read as one signature, or as a list that holds one. */
export function entryForms(value: string): readonly EntryForm[] {
  return [...whole(value), ...listed(value, ','), ...listed(value, ';'), ...listed(value, ' ')]
}

/** `<digest>`, `sha256=<digest>`, `v1,<digest>`, `HMAC <digest>`. */
function whole(value: string): readonly EntryForm[] {
  const [, label = ''] = /^([A-Za-z][\w-]{0,31}(?:[=:,]\s?| ))/.exec(value) ?? []
  return ['', ...(label === '' ? [] : [label])].flatMap((before) =>
    digests(value.slice(before.length)).map((digest) => ({ entry: `${before}{signature}`, ...digest })),
  )
}

/** `t=1,v1=<digest>`, `ts=1;h1=<digest>`, `v1,<digest> v1,<digest>`. */
function listed(value: string, delimiter: string): readonly EntryForm[] {
  const items = value.split(delimiter).map((item) => item.trim())
  if (items.length < 2) return []
  const dated = items
    .map((item) => /^([A-Za-z]+)=\d+$/.exec(item)?.[1] ?? '')
    .find((label) => timeMembers.has(label))
  const head = dated === undefined ? '' : `${dated}={timestamp}${delimiter}`
  return items.flatMap((item) => {
    const [, label = ''] = /^([A-Za-z][\w-]{0,15}[=:,])/.exec(item) ?? []
    if (label === '' && dated !== undefined) return []
    return digests(item.slice(label.length)).map((digest) => ({
      entry: `${head}${label}{signature}`,
      delimiter,
      ...digest,
      ...(dated === undefined ? {} : { timeMember: dated }),
    }))
  })
}

function digests(text: string): readonly Pick<EntryForm, 'encoding' | 'size'>[] {
  return encodings.flatMap((encoding) => {
    const size = text.length < 20 ? undefined : decode(text, encoding)?.length
    return size !== undefined && sizes.has(size) ? [{ encoding, size }] : []
  })
}
