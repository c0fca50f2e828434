import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../src/model/index.ts'
import { withWrongTypes } from './with-wrong-types.ts'

const payload: Json = { 'a/b': { '~': [1, { c: 'x' }] }, id: 7 }

test('changes one place, at any depth and under any name', () => {
  const changed = fc.sample(withWrongTypes(payload), { numRuns: 300, seed: 1 })
  for (const one of changed) expect(Object.keys(one as object)).toEqual(['a/b', 'id'])
  expect(changed.some((one) => JSON.stringify(one).startsWith('{"a/b":{"~":[1,{"c":true'))).toBe(true)
  expect(changed).toContainEqual({ 'a/b': { '~': [1, { c: 'x' }] }, id: 'text' })
  expect(changed).toContainEqual({ 'a/b': [], id: 7 })
})

test('leaves alone what has no members', () => {
  expect(fc.sample(withWrongTypes('text'), { numRuns: 3, seed: 1 })).toEqual(['text', 'text', 'text'])
})
