import { expect, test } from 'vitest'
import { decode, encode } from './encoding.ts'
import { entryShape, readEntries } from './entry-shape.ts'
import { secondsOf, timeText } from './time-text.ts'

const instant = 1_751_284_717.825

test.each([
  ['s', '1751284717', 1_751_284_717],
  ['ms', '1751284717825', instant],
  ['iso', '2025-06-30T11:58:37Z', 1_751_284_717],
  ['iso-ms', '2025-06-30T11:58:37.825Z', instant],
  ['iso-ns', '2025-06-30T11:58:37.825000000Z', instant],
] as const)('writes and reads an instant in %s', (unit, text, seconds) => {
  expect(timeText(instant, unit)).toBe(text)
  expect(secondsOf(text, unit)).toBe(seconds)
})

test.each([
  ['s', ''],
  ['s', '12a'],
  ['ms', '-5'],
  ['ms', '0x10'],
  ['iso', 'soon'],
] as const)('reads no instant in %s from "%s"', (unit, text) => {
  expect(secondsOf(text, unit)).toBeNull()
})

test.each([
  ['hex', 'FF'],
  ['hex', 'abc'],
  ['hex', '0g'],
  ['base64', '_-8='],
  ['base64', 'AAE'],
  ['base64', 'AAF='],
  ['base64', 'AA E='],
  ['base64url', '+/8'],
] as const)('decodes only the canonical form of %s: not %s', (encoding, text) => {
  expect(decode(text, encoding)).toBeNull()
})

test.each(['hex', 'base64', 'base64url'] as const)('decodes what it encodes in %s', (encoding) => {
  for (const bytes of [[], [0], [251, 255], [1, 2, 3]]) {
    const text = encode(Uint8Array.from(bytes), encoding)
    expect([...(decode(text, encoding) ?? 'nothing')]).toEqual(bytes)
  }
})

test('reads entries of its shape, and keeps the others apart', () => {
  const shape = entryShape({ entry: 't={timestamp},v1={signature}', delimiter: ',' })
  expect(shape).toMatchObject({ label: 'v1', separator: '=' })
  expect(readEntries(shape, 't=12, v1=aa,v0=bb,,v1=cc,t=13')).toEqual({
    signatures: ['aa', 'cc'],
    others: ['v0=bb', 't=13'],
    timestamp: '12',
  })
})

test.each([
  [{ entry: 'none' }],
  [{ entry: 't={timestamp},v1={signature}' }],
  [{ entry: 'a,b,{signature}', delimiter: ',' }],
])('refuses to read %j', (given) => {
  expect(() => entryShape(given)).toThrow('Cannot read the signature entry')
})
