import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JsonObject, UsageError } from '../../model/index.ts'
import { payload } from './payload.ts'

test.each<[JsonObject, string]>([
  [
    { type: 'object', properties: { a: { type: 'string', nullable: true } } },
    'Cannot draw payloads for keyword "nullable" at #/properties/a: it is not supported. Write "type": ["string", "null"], with the type it has.',
  ],
  [
    { items: { 'a/b': 1 } },
    'Cannot draw payloads for keyword "a/b" at #/items: it is not supported. Remove it, or rename it to "x-a/b" if it says nothing about the value.',
  ],
  [
    { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ $dynamicRef: '#x' }] } } },
    'Cannot draw payloads for keyword "$dynamicRef" at #/$defs/a/anyOf/0: it is not supported. Write $ref.',
  ],
  [
    { properties: { a: { $id: 'x' } } },
    'Cannot draw payloads for keyword "$id" at #/properties/a: it is not supported. Only the root may have one; remove it and refer by "#/…".',
  ],
])('names the unsupported keyword of %j', (schema, message) => {
  const refusal = refusalOf(() => payload(schema, 'any'))
  expect(refusal).toMatchObject({ code: 'unsupported-keyword', message })
})

test('names an unsupported format', () => {
  const refusal = refusalOf(() => payload({ type: 'string', format: 'isbn' }, 'plain'))
  expect(refusal.code).toBe('unsupported-keyword')
  expect(refusal.message).toContain(
    'Cannot draw payloads for keyword "format" at #: "isbn" is not supported. Use "pattern"',
  )
})

test('passes over unsupported keywords in definitions that nobody uses', () => {
  expect(fc.sample(payload({ type: 'null', $defs: { a: { nullable: true } } }, 'any'), 1)).toEqual([null])
})

test.each<[string, JsonObject, string]>([
  [
    'unresolved-reference',
    { $ref: '#/$defs/none' },
    'Cannot draw payloads for the $ref "#/$defs/none" at #: no schema stands there.',
  ],
  [
    'unresolved-reference',
    { $ref: 'other.json' },
    'Cannot draw payloads for the $ref "other.json" at #: no schema stands there.',
  ],
  [
    'unresolved-reference',
    { $ref: '#name' },
    'Cannot draw payloads for the $ref "#name" at #: no schema stands there.',
  ],
  [
    'invalid-pattern',
    { type: 'string', pattern: '(' },
    'Cannot draw payloads for the pattern "(" at #: it is not a regular expression.',
  ],
  [
    'unsupported-pattern',
    { type: 'string', pattern: '^(a+)\\1b$' },
    'Cannot draw payloads for the pattern "^(a+)\\1b$" at #: no matching text was found.',
  ],
  [
    'unsatisfiable-schema',
    { type: 'object', properties: { a: { $ref: '#' } }, required: ['a'] },
    'Cannot draw payloads for the schema at #: no value is valid there.',
  ],
  [
    'unsatisfiable-schema',
    { type: 'integer', minimum: 3, maximum: 2 },
    'Cannot draw payloads for the schema at #: no value is valid there.',
  ],
  [
    'unsatisfiable-schema',
    { allOf: [{ type: 'string' }, { type: 'null' }] },
    'Cannot draw payloads for the schema at #: no value is valid there.',
  ],
  [
    'unsatisfiable-schema',
    { enum: ['a'], type: 'integer' },
    'Cannot draw payloads for the schema at #: no value is valid there.',
  ],
  [
    'hopeless-schema',
    { type: 'string', maxLength: 3, not: { pattern: '^' } },
    'Cannot draw payloads for the schema at #: 2000 drawn values in a row are not valid.',
  ],
  [
    'hopeless-schema',
    { type: 'array', items: { type: 'string', maxLength: 0 }, uniqueItems: true, minItems: 2 },
    'Cannot draw payloads for the schema at #: 2000 drawn values in a row are not valid.',
  ],
])('refuses with %s: %j', (code, schema, message) => {
  const refusal = refusalOf(() => fc.sample(payload(schema, 'any'), 20))
  expect(refusal.code).toBe(code)
  expect(refusal.message).toContain(message)
})

function refusalOf(act: () => unknown): UsageError {
  try {
    act()
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
  throw new Error('it was not refused')
}
