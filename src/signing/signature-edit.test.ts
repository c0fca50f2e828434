import { expect, test } from 'vitest'
import {
  bodyHex,
  list,
  prefixed,
  type Setup,
  signing,
  timestampInside,
} from '../../test/laws/signing-modes.ts'
import { headerValue, type SignatureEdit } from '../model/index.ts'
import { authenticate } from './index.ts'

const names = new Map([
  [bodyHex, 'x-signature'],
  [prefixed, 'x-hub-signature-256'],
  [list, 'webhook-signature'],
  [timestampInside, 'stamped-signature'],
])

function signatureText(setup: Setup, edit?: SignatureEdit): string {
  const input = signing(setup, '{}', edit === undefined ? undefined : { signature: edit })
  return headerValue(authenticate(input).headers, names.get(setup) ?? '') ?? 'none'
}

const hex = signatureText(bodyHex)
const labelled = signatureText(prefixed)
const entry = signatureText(list)
const badEntry = signatureText(list, { kind: 'bad' })
const bytes = Buffer.alloc(32)

test.each<[string, Setup, SignatureEdit, string]>([
  ['removes', bodyHex, { kind: 'remove' }, 'none'],
  ['sets', prefixed, { kind: 'set', value: 'anything' }, 'anything'],
  ['zeroes hex', prefixed, { kind: 'zeros' }, `sha256=${'0'.repeat(64)}`],
  ['zeroes base64', list, { kind: 'zeros' }, `v1,${bytes.toString('base64')}`],
  ['cuts to nothing', prefixed, { kind: 'cut', keep: 0 }, 'sha256='],
  ['cuts from the end', prefixed, { kind: 'cut', keep: -1 }, labelled.slice(0, -1)],
  ['cuts to a few characters', list, { kind: 'cut', keep: 8 }, entry.slice(0, 'v1,'.length + 8)],
  ['wraps', prefixed, { kind: 'wrap', before: '<', after: '>' }, `<${labelled}>`],
  ['raises hex', prefixed, { kind: 'upper' }, `sha256=${labelled.slice(7).toUpperCase()}`],
  ['relabels', list, { kind: 'relabel', label: 'v1a' }, entry.replace('v1,', 'v1a,')],
  ['relabels with =', prefixed, { kind: 'relabel', label: 'sha1' }, labelled.replace('sha256', 'sha1')],
  ['gives a bare signature a label', bodyHex, { kind: 'relabel', label: 'sha1' }, `sha1=${hex}`],
  ['lists', list, { kind: 'entries', entries: ['bad', 'good', 'junk'] }, `${badEntry} ${entry} junk`],
  ['repeats', list, { kind: 'repeat', values: ['good', 'bad'] }, `${entry}, ${badEntry}`],
  [
    'removes the signatures of one standing',
    prefixed,
    { kind: 'spoil', standing: 'preferred', how: 'remove' },
    'none',
  ],
])('%s', (_name, setup, edit, expected) => {
  expect(signatureText(setup, edit)).toBe(expected)
})

test('labels an unknown entry with a version that no scheme has', () => {
  expect(signatureText(list, { kind: 'entries', entries: ['unknown'] })).toMatch(/^v9,[A-Za-z0-9+/]{43}=$/)
})

test('repeats a header on lines of its own', () => {
  const { headers } = authenticate(
    signing(list, '{}', { signature: { kind: 'repeat', values: ['bad', 'good'] } }),
  )
  expect(headers.filter(([name]) => name === 'webhook-signature').map(([, value]) => value)).toEqual([
    badEntry,
    entry,
  ])
})

test('keeps a timestamp that stands in the same header', () => {
  const good = signatureText(timestampInside)
  expect(good).toMatch(/^t=1751284717,v1=[0-9a-f]{64}$/)
  expect(signatureText(timestampInside, { kind: 'zeros' })).toBe(`t=1751284717,v1=${'0'.repeat(64)}`)
  expect(signatureText(timestampInside, { kind: 'entries', entries: ['good', 'good'] })).toBe(
    `${good},${good.slice(13)}`,
  )
})

test('refuses what would leave a genuine signature', () => {
  expect(() => signatureText(list, { kind: 'upper' })).toThrow(
    'Cannot write webhook-signature in upper case: it is base64, where letter case has a meaning.',
  )
  expect(() => signatureText(list, { kind: 'spoil', standing: 'legacy', how: 'bad' })).toThrow(
    'Cannot change the legacy signature in mode "signature": it has none.',
  )
  const edit = { credential: { kind: 'remove' } } as const
  expect(() => authenticate(signing(list, '{}', edit))).toThrow('Cannot change the credential')
})
