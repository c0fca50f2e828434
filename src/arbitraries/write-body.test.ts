import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyText, writeBody } from './index.ts'

const payload = {
  id: 1,
  sum: 1.5,
  at: 'a/b',
  name: 'Zoë 🎁',
  list: [{ b: -20, a: null }],
  none: {},
  empty: [],
}

test.each([
  [{}, '{"id":1,"sum":1.5,"at":"a/b","name":"Zoë 🎁","list":[{"b":-20,"a":null}],"none":{},"empty":[]}'],
  [
    { numbers: 'fraction' },
    '{"id":1.0,"sum":1.50,"at":"a/b","name":"Zoë 🎁","list":[{"b":-20.0,"a":null}],"none":{},"empty":[]}',
  ],
  [
    { numbers: 'exponent' },
    '{"id":1e0,"sum":1.5e0,"at":"a/b","name":"Zoë 🎁","list":[{"b":-20e0,"a":null}],"none":{},"empty":[]}',
  ],
  [
    { keyOrder: 'reversed' },
    '{"empty":[],"none":{},"list":[{"a":null,"b":-20}],"name":"Zoë 🎁","at":"a/b","sum":1.5,"id":1}',
  ],
  [
    { keyOrder: 'sorted' },
    '{"at":"a/b","empty":[],"id":1,"list":[{"a":null,"b":-20}],"name":"Zoë 🎁","none":{},"sum":1.5}',
  ],
  [
    { escapeNonAscii: true, escapeSlashes: true },
    '{"id":1,"sum":1.5,"at":"a\\/b","name":"Zo\\u00eb \\ud83c\\udf81","list":[{"b":-20,"a":null}],"none":{},"empty":[]}',
  ],
  [{ literal: '{"id":' }, '{"id":'],
] as const)('writes %j', (text, body) => {
  expect(writeBody(payload, text)).toBe(body)
})

test('indents as JSON.stringify does, in any key order', () => {
  expect(writeBody(payload, { indent: 2 })).toBe(JSON.stringify(payload, null, 2))
  expect(writeBody({ b: [1, { c: {} }], a: [] }, { indent: 2, keyOrder: 'sorted' })).toBe(
    JSON.stringify({ a: [], b: [1, { c: {} }] }, null, 2),
  )
})

test('puts white space around the body', () => {
  expect(writeBody([], { before: '\n', after: ' ' })).toBe('\n[] ')
})

test.each([
  [{ a: 1 }, '{"a":0,"a":1}'],
  [{}, '{"a":0}'],
  [['{', { b: 1 }], '["{",{"a":0,"b":1}]'],
  [['\\"{', {}], '["\\\\\\"{",{"a":0}]'],
  [[1, '{'], '[1,"{"]'],
])('inserts members after the first brace of %j', (value, body) => {
  expect(writeBody(value, { insert: '"a":0,' })).toBe(body)
})

test('escapes lone surrogates', () => {
  expect(writeBody(['\ud800'])).toBe('["\\ud800"]')
})

test('writes numbers that already have an exponent', () => {
  expect(writeBody([1e21, 1.5e-7], { numbers: 'fraction' })).toBe('[1.0e+21,1.50e-7]')
  expect(writeBody([1e21, 1.5e-7], { numbers: 'exponent' })).toBe('[1e+21,1.5e-7]')
})

test('keeps the meaning in every form', () => {
  const values = fc.jsonValue({ stringUnit: 'binary' })
  fc.assert(
    fc.property(values, bodyText(), (value, text) => {
      const wanted = JSON.parse(JSON.stringify(value))
      expect(JSON.parse(writeBody(wanted, text))).toEqual(wanted)
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('draws mostly texts that differ from the default', () => {
  const different = fc
    .sample(bodyText(), { numRuns: 200, seed: 1 })
    .filter((text) => writeBody(payload, text) !== JSON.stringify(payload))
  expect(different.length).toBeGreaterThan(180)
})

test('shrinks to the default', () => {
  const run = fc.check(
    fc.property(bodyText(), () => false),
    { seed: 1, numRuns: 5 },
  )
  expect(run.counterexample).toEqual([{}])
})
