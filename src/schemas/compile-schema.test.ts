import { expect, test } from 'vitest'
import type { JsonObject } from '../model/index.ts'
import { compileSchema } from './compile-schema.ts'
import { problemText } from './problem.ts'

const order: JsonObject = {
  type: 'object',
  required: ['id', 'placed'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    placed: { type: 'string', format: 'date-time' },
    state: { enum: ['open', 'paid'] },
    note: { type: ['string', 'null'], maxLength: 3 },
    code: { type: 'string', pattern: '^[a-z]+$' },
    lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/line' } },
    payment: {
      type: 'object',
      oneOf: [
        {
          title: 'card payment',
          required: ['digits'],
          properties: { kind: { const: 'card' }, digits: { type: 'string' } },
        },
        {
          title: 'bank payment',
          required: ['iban'],
          properties: { kind: { const: 'bank' }, iban: { type: 'string', minLength: 2 } },
        },
      ],
    },
    reference: { anyOf: [{ type: 'string' }, { type: 'object', required: ['id'] }] },
    amount: { oneOf: [{ type: 'number' }, { type: 'integer' }] },
  },
  $defs: {
    line: { type: 'object', properties: { count: { type: 'integer' } }, additionalProperties: false },
  },
}

const valid = { id: 1, placed: '2026-01-02T03:04:05Z' }

test.each([
  valid,
  { ...valid, state: 'paid', note: null, lines: [{ count: 2 }], unknown: true },
  { ...valid, payment: { kind: 'bank', iban: 'DE1' }, reference: { id: 1 }, amount: 1.5 },
])('finds nothing wrong with what fits: %j', (value) => {
  expect(compileSchema(order).validate(value)).toEqual([])
})

test.each<[string, unknown, readonly string[]]>([
  ['another type', 7, ['the whole value: expected object, received 7']],
  ['a missing member', { id: 1 }, ['/placed: expected a value (required), received nothing']],
  [
    'a wrong format',
    { ...valid, placed: 'yesterday' },
    ['/placed: expected string in the format date-time, received "yesterday"'],
  ],
  [
    'a word outside the list',
    { ...valid, state: 'lost' },
    ['/state: expected "open" or "paid", received "lost"'],
  ],
  ['a union of types', { ...valid, note: 1 }, ['/note: expected string or null, received 1']],
  ['text too long', { ...valid, note: 'long' }, ['/note: expected at most 3 characters, received "long"']],
  ['a pattern', { ...valid, code: 'A' }, ['/code: expected string matching ^[a-z]+$, received "A"']],
  [
    'too few items',
    { ...valid, lines: [] },
    ['/lines: expected array of at least 1 item, received array of 0 items'],
  ],
  [
    'a reference',
    { ...valid, lines: [{}, { count: 'x', price: {} }] },
    [
      '/lines/1/price: expected no property "price", received empty object',
      '/lines/1/count: expected integer, received "x"',
    ],
  ],
  [
    'several at once',
    { id: 0, placed: valid.placed, note: 1 },
    ['/id: expected number of at least 1, received 0', '/note: expected string or null, received 1'],
  ],
  [
    'the alternative that its label names',
    { ...valid, payment: { kind: 'bank', iban: '' } },
    ['/payment/iban: expected at least 2 characters, received ""'],
  ],
  [
    'a label that no alternative has',
    { ...valid, payment: { kind: 'cash' } },
    ['/payment/kind: expected "card" or "bank", received "cash"'],
  ],
  [
    'no label at all',
    { ...valid, payment: {} },
    ['/payment: expected card payment or bank payment, received empty object'],
  ],
  [
    'alternatives by type',
    { ...valid, reference: {} },
    ['/reference/id: expected a value (required), received nothing'],
  ],
  ['no alternative', { ...valid, reference: 1 }, ['/reference: expected string or object, received 1']],
  [
    'several alternatives',
    { ...valid, amount: 1 },
    ['/amount: expected exactly one of 2 alternatives, received 1 (fits 2)'],
  ],
])('explains %s', (_, value, expected) => {
  expect(compileSchema(order).validate(value).map(problemText)).toEqual(expected)
})

test('says which keyword, and where in the schema, also behind a reference', () => {
  const [problem] = compileSchema(order).validate({ ...valid, lines: [{ count: 'x' }] })
  expect(problem).toMatchObject({ keyword: 'type', schemaPath: '#/$defs/line/properties/count/type' })
})

test('compiles a schema object once', () => {
  expect(compileSchema(order)).toBe(compileSchema(order))
})

test('keeps schemas with the same $id apart', () => {
  const text = compileSchema({ $id: 'https://example.com/a', type: 'string' })
  const number = compileSchema({ $id: 'https://example.com/a', type: 'number' })
  expect([text.validate('x'), number.validate(1)]).toEqual([[], []])
})

test.each<[string, JsonObject]>([
  ['an unknown keyword', { tpye: 'string' }],
  ['an impossible type', { type: 'strnig' }],
  ['a reference to nowhere', { $ref: '#/$defs/nothing' }],
  ['an unknown format', { type: 'string', format: 'datetime' }],
  ['a mint rule without its parameters', { type: 'integer', 'x-mint': { kind: 'integer' } }],
  ['an unknown mint kind', { type: 'string', 'x-mint': 'uid' }],
  ['a short mint rule of a kind with parameters', { type: 'string', 'x-mint': 'hex' }],
  ['another draft', { $schema: 'http://json-schema.org/draft-07/schema#', type: 'string' }],
])('refuses %s', (_, schema) => {
  expect(() => compileSchema(schema)).toThrow(/^Cannot compile schema: /)
})
