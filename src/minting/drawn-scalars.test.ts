import { expect, test } from 'vitest'
import type { Json } from '../model/index.ts'
import { drawnScalars } from './drawn-scalars.ts'

function scalars(drawn: Json, sent: Json = drawn): Record<string, string[]> {
  return Object.fromEntries([...drawnScalars([{ drawn, sent }])].map(([name, texts]) => [name, [...texts]]))
}

test.each<[Json, Record<string, string[]>]>([
  [{ a: 'x', b: { a: 1 } }, { a: ['x', '1'] }],
  [{ list: ['x', { c: 2 }, ['y']] }, { list: ['x', 'y'], c: ['2'] }],
  [{ yes: true, no: null }, {}],
  ['text', { '': ['text'] }],
])('finds scalars by their member in %j', (payload, expected) => {
  expect(scalars(payload)).toEqual(expected)
})

test('leaves out what was minted over', () => {
  const drawn = { id: 3, name: 'Zoë', list: [{ id: 1, n: 1 }] }
  expect(scalars(drawn, { id: 900, name: 'Zoë hp1', list: [{ id: 901, n: 1 }] })).toEqual({ n: ['1'] })
})

test('compares nothing with what was sent in another shape', () => {
  expect(scalars({ a: { b: 1 }, c: [1] }, { a: [1], c: { 0: 1 } })).toEqual({})
  expect(scalars(JSON.parse('{"__proto__":{"a":1}}'), {})).toEqual({})
})
