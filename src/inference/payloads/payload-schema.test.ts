import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../model/index.ts'
import { isJsonObject } from '../../schemas/index.ts'
import { payloadSchema } from './payload-schema.ts'
import { scalarFacts } from './scalar-facts.ts'

/** The schema of the member `a`, from what it was in each payload; `undefined` is a payload without it. */
function memberSchema(values: readonly (Json | undefined)[]): {
  readonly a: Json
  readonly required: boolean
} {
  const payloads = values.map((value): JsonObject => (value === undefined ? {} : { a: value }))
  const { properties, required } = schemaOf(payloads)
  const a = isJsonObject(properties) ? (properties.a ?? null) : null
  return { a, required: Array.isArray(required) && required.includes('a') }
}

function schemaOf(payloads: readonly Json[], named: readonly string[] = []): JsonObject {
  return payloadSchema(payloads, {
    constants: new Map(),
    named: new Set(named),
    filled: new Set(),
    facts: scalarFacts(payloads),
  })
}

const text = { type: 'string' }

test.each<[string, readonly (Json | undefined)[], Json, boolean]>([
  ['a text', ['x', 'y'], text, true],
  ['a text that may be missing', ['x', undefined], text, false],
  ['a text that may be null', ['x', null], { type: ['string', 'null'] }, true],
  ['a truth value', [true, false], { type: 'boolean' }, true],
  ['whole numbers', [1, 70], { type: 'integer', 'x-sent': { minimum: 0, maximum: 100 } }, true],
  ['any numbers', [1, 0.5], { type: 'number', 'x-sent': { minimum: 0, maximum: 10 } }, true],
  ['numbers below zero', [-1, 7], { type: 'integer' }, true],
  [
    'several types',
    ['x', 1.5, [true]],
    {
      type: ['array', 'string', 'number'],
      items: { type: 'boolean' },
      'x-sent': { minimum: 0, maximum: 10 },
    },
    true,
  ],
  [
    'nothing but null',
    [null, null],
    { description: 'Only null was seen.', 'x-sent': { type: 'null' } },
    true,
  ],
  ['an array that was always empty', [[], []], { type: 'array', 'x-sent': { maxItems: 0 } }, true],
  [
    'items, merged',
    [[{ b: 'x' }], [{ b: null, c: 'y' }]],
    {
      type: 'array',
      items: { type: 'object', properties: { b: { type: ['string', 'null'] }, c: text }, required: ['b'] },
    },
    true,
  ],
  ['a format that two agree on', ['2026-02-03', '2026-02-04'], { type: 'string', format: 'date' }, true],
  [
    'a format seen once, only for what is sent',
    ['2026-02-03'],
    { type: 'string', 'x-sent': { format: 'date' } },
    true,
  ],
  ['a format that one does not have', ['2026-02-03', 'soon'], text, true],
  ['dates that no calendar has', ['2026-02-30', '2026-02-31'], text, true],
  ['addresses', ['a@b.example', 'c@d.example'], { type: 'string', format: 'email', 'x-mint': 'email' }, true],
  ['few choices, which are not an enum', ['open', 'paid', 'open'], text, true],
])('%s', (_, values, a, required) => {
  expect(memberSchema(values)).toEqual({ a, required })
})

test('ids are minted in their own form', () => {
  const schema = schemaOf([
    { id: 17, customer_id: 'cus_4fG7kk29', orderId: '100200300', tag_ids: [1, 2], valid: 'x' },
    { id: 18, customer_id: 'cus_9aB2cc31', orderId: '100200301', tag_ids: [], valid: 'y' },
  ])
  const integer = { kind: 'integer', min: 100_000_000, max: 1_500_000_000 }
  expect(schema.properties).toEqual({
    id: { type: 'integer', 'x-mint': integer },
    customer_id: { type: 'string', 'x-mint': { kind: 'base62', length: 8, prefix: 'cus_' } },
    orderId: { type: 'string', 'x-mint': { kind: 'digits', length: 9 } },
    tag_ids: { type: 'array', items: { type: 'integer', 'x-mint': integer } },
    valid: text,
  })
})

describe('objects whose names are data', () => {
  test.each<[string, readonly JsonObject[]]>([
    ['dates', [{ '2026-02-03': 1 }, { '2026-02-04': 2 }]],
    ['numbers', [{ '17': 1, '18': 2 }]],
    ['addresses of persons', [{ 'anna@acme.example': 1, 'ben@acme.example': 1 }]],
    ['ids', [{ usr_4fG7kk29: 1 }, { usr_9aB2cc31: 1 }]],
    [
      'ever other names',
      ['ab', 'cd', 'ef', 'gh'].map((names) => ({ [`${names[0]}x`]: 1, [`${names[1]}x`]: 2 })),
    ],
  ])('%s become maps, and are not written down', (_, objects) => {
    const schema = schemaOf(objects.map((one) => ({ by: one })))
    expect(JSON.stringify(schema)).not.toContain(JSON.stringify(Object.keys(objects[0] ?? {})[0]))
    expect(schema).toMatchObject({ properties: { by: { additionalProperties: { type: 'integer' } } } })
  })

  test('stay fields where the contract names one of them', () => {
    const schema = schemaOf([{ by: { '17': 1 } }, { by: { '17': 2 } }], ['/by/17'])
    expect(schema).toMatchObject({ properties: { by: { properties: { '17': { type: 'integer' } } } } })
  })

  test('are not those with a few optional fields', () => {
    const schema = schemaOf([
      { by: { name: 'x' } },
      { by: { street: 'y' } },
      { by: { name: 'x', street: 'y' } },
    ])
    expect(schema).toMatchObject({ properties: { by: { properties: { name: text, street: text } } } })
  })
})
