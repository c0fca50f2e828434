import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearMiss, optionalPointers, payload } from '../../src/arbitraries/index.ts'
import type { JsonObject } from '../../src/model/index.ts'
import { compileSchema, removePointer, setPointer } from '../../src/schemas/index.ts'
import { schemas } from './arbitraries.schemas.ts'

/** Schemas that nothing breaks alone, and those that strict compilation refuses. */
const UNBREAKABLE = ['not several', 'not pattern', 'anything', '$ref by anchor', '$ref with siblings']
const breakable = Object.entries(schemas).filter(([name]) => !UNBREAKABLE.includes(name))

test.each(breakable)('misses valid payloads by one keyword: %s', (_, schema) => {
  const { validate } = compileSchema(schema)
  for (const { payload: broken, keyword, pointer } of fc.sample(nearMiss(schema), { numRuns: 30, seed: 1 })) {
    const problems = validate(broken)
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems) expect(problem).toMatchObject({ keyword, pointer })
  }
})

const everything: JsonObject = {
  type: 'object',
  required: ['id', 'word', 'list', 'kind', 'code'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', minimum: 5, maximum: 10 },
    even: { type: 'number', multipleOf: 0.5, exclusiveMinimum: 0, exclusiveMaximum: 9 },
    word: { type: 'string', minLength: 2, maxLength: 20 },
    code: { type: 'string', pattern: '^[a-z]{3}$' },
    list: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3, uniqueItems: true },
    kind: { enum: ['a', 'b'] },
    one: { const: 1 },
    at: { type: 'string', format: 'date-time' },
    more: { type: 'object', minProperties: 1, maxProperties: 2, additionalProperties: { type: 'string' } },
    pair: {
      type: 'object',
      properties: { a: { type: 'null' }, b: { type: 'null' } },
      dependentRequired: { a: ['b'] },
    },
    has: { type: 'array', items: { type: 'integer' }, contains: { type: 'integer', minimum: 100 } },
  },
}

const broken = new Set(fc.sample(nearMiss(everything), { numRuns: 1500, seed: 1 }).map((one) => one.keyword))

test.each([
  'additionalProperties',
  'const',
  'contains',
  'dependentRequired',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'pattern',
  'required',
  'type',
  'uniqueItems',
])('breaks %s', (keyword) => {
  expect(broken).toContain(keyword)
})

test('refuses a schema that nothing breaks', () => {
  expect(() => fc.sample(nearMiss({ title: 'anything' }), 1)).toThrow(
    'Cannot draw near misses of the schema: no keyword of it can be broken without breaking another.',
  )
})

test('names what is optional and what is nullable', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      name: { type: ['string', 'null'] },
      nick: { type: 'string' },
      owner: { anyOf: [{ $ref: '#/$defs/person' }, { type: 'null' }] },
      tags: { type: 'array', items: { type: ['string', 'null'] } },
      any: {},
      level: { enum: [1, null] },
      'a/b': { type: 'string' },
    },
    required: ['id', 'name', 'owner', 'tags', 'level'],
    $defs: {
      person: {
        type: 'object',
        properties: { mail: { type: 'string' }, id: { type: 'integer' } },
        required: ['id'],
      },
    },
  }
  const value = {
    id: 1,
    name: 'x',
    nick: 'y',
    owner: { mail: 'm', id: 2 },
    tags: ['t'],
    any: 1,
    level: 1,
    'a/b': '',
    extra: 1,
  }
  expect(optionalPointers(schema, value)).toEqual([
    { pointer: '/name', nullable: true, required: true },
    { pointer: '/nick', nullable: false, required: false },
    { pointer: '/owner', nullable: true, required: true },
    { pointer: '/owner/mail', nullable: false, required: false },
    { pointer: '/tags/0', nullable: true, required: true },
    { pointer: '/any', nullable: false, required: false },
    { pointer: '/level', nullable: true, required: true },
    { pointer: '/a~1b', nullable: false, required: false },
  ])
})

test.each(breakable)('names only positions that may go or be null: %s', (_, schema) => {
  const { validate } = compileSchema(schema)
  for (const value of fc.sample(payload(schema, 'any'), { numRuns: 15, seed: 1 })) {
    for (const { pointer, nullable, required } of optionalPointers(schema, value)) {
      if (nullable) expect(validate(setPointer(value, pointer, null))).toEqual([])
      if (!required) expect(validate(removePointer(value, pointer))).toEqual([])
    }
  }
})
