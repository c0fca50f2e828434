import { expect, test } from 'vitest'
import type { JsonObject } from '../model/index.ts'
import { hasNullableField, hasOptionalField } from './freedoms.ts'

const strict: JsonObject = {
  type: 'object',
  properties: { a: { const: null }, type: { enum: ['null'] } },
  required: ['a', 'type'],
}

test.each<[JsonObject, boolean]>([
  [strict, false],
  [{ ...strict, $defs: { b: { type: ['string', 'null'] } } }, true],
  [{ items: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, true],
])('knows whether a field of %j may be null', (schema, expected) => {
  expect(hasNullableField(schema)).toBe(expected)
})

test.each<[JsonObject, boolean]>([
  [strict, false],
  [{ ...strict, required: ['a'] }, true],
  [{ items: { properties: { a: {} } } }, true],
  [{ const: { properties: { a: {} } } }, false],
])('knows whether a field of %j may be missing', (schema, expected) => {
  expect(hasOptionalField(schema)).toBe(expected)
})
