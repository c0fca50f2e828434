import { expect, test } from 'vitest'
import { differences } from './differences.ts'

test.each([
  ['{"a":1,"b":{"c":2},"d":3}', '{"a":1,"b":{"c":3},"d":3}', '{ "b": { "c": 2 } }', '{ "b": { "c": 3 } }', 2],
  ['{"a":1}', '{"a":1,"b":"x\\ny"}', '{}', '{ "b": "x\\ny" }', 1],
  ['none', '{"a":1}', 'none', '{"a":1}', 0],
  ['{"a":1}, {"a":2}', '{"a":1}', '{"a":1}, {"a":2}', '{"a":1}', 0],
  ['2 × {"a":1}', '{"a":1}', '2 × {"a":1}', '{"a":1}', 0],
])('%s and %s', (expected, received, left, right, equal) => {
  expect(differences(expected, received)).toEqual({ expected: left, received: right, equal })
})
