import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../model/index.ts'
import { payload } from './payload.ts'
import type { Style } from './style.ts'

const draw = (schema: JsonObject, style: Style, numRuns = 400): Json[] =>
  fc.sample(payload(schema, style), { numRuns, seed: 1 })

const order: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    note: { type: ['null', 'string'] },
    owner: {
      anyOf: [
        { type: 'null' },
        { type: 'object', properties: { mail: { type: 'string', format: 'email' } } },
      ],
    },
    price: { type: 'number' },
    paid: { type: 'boolean' },
    kind: { enum: [null, 'new', 'old'] },
    lines: { type: 'array', items: { type: 'string' } },
    at: { type: 'string', format: 'date-time' },
    parent: { $ref: '#' },
    any: {},
  },
}

test('plain payloads are ordinary deliveries', () => {
  for (const value of draw(order, 'plain')) {
    expect(value).toEqual({
      id: expect.toSatisfy((id: number) => Number.isInteger(id) && id >= 1 && id <= 1000),
      note: expect.stringMatching(/^[a-z]+( [a-z]+)?$/),
      owner: { mail: expect.stringMatching(/^[a-z.]+@example\.com$/) },
      price: expect.toSatisfy(
        (price: number) => price >= 1 && price <= 1000 && /^\d+(\.\d\d?)?$/.test(String(price)),
      ),
      paid: expect.any(Boolean),
      kind: expect.stringMatching(/^(new|old)$/),
      lines: expect.toSatisfy((lines: Json[]) => lines.length === 1 || lines.length === 2),
      at: expect.stringMatching(/^2026-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      any: expect.any(String),
    })
  }
})

test('plain payloads differ from each other', () => {
  expect(new Set(draw(order, 'plain').map((value) => JSON.stringify(value))).size).toBeGreaterThan(390)
})

const properties = order.properties as JsonObject

test.each<[string, JsonObject, (value: never) => boolean]>([
  ['an absent member', order, (value: JsonObject) => !('id' in value)],
  ['no member at all', order, (value: JsonObject) => Object.keys(value).length === 0],
  ['every member', order, (value: JsonObject) => Object.keys(properties).every((name) => name in value)],
  ['null where it may be', order, (value: JsonObject) => value.note === null],
  ['null among alternatives', order, (value: JsonObject) => value.owner === null],
  ['null in a list of values', order, (value: JsonObject) => value.kind === null],
  [
    'an unknown member',
    order,
    (value: JsonObject) => Object.keys(value).some((name) => !(name in properties)),
  ],
  ['a schema inside itself', order, (value: JsonObject) => 'parent' in ((value.parent ?? {}) as JsonObject)],
  ['an empty list', order, (value: JsonObject) => Array.isArray(value.lines) && value.lines.length === 0],
  ['zero', { type: 'number' }, (value: number) => value === 0],
  ['a negative number', { type: 'integer' }, (value: number) => value < 0],
  ['a fraction', { type: 'number' }, (value: number) => !Number.isInteger(value)],
  ['a number beyond 32 bits', { type: 'integer' }, (value: number) => value > 2 ** 32],
  ['the least number', { type: 'integer', minimum: -7 }, (value: number) => value === -7],
  ['empty text', { type: 'string' }, (value: string) => value === ''],
  ['long text', { type: 'string' }, (value: string) => value.length >= 300],
  ['text beyond ASCII', { type: 'string' }, (value: string) => /[äéßñ]/.test(value)],
  [
    'text beyond the basic plane',
    { type: 'string' },
    (value: string) => /[\u{10000}-\u{10ffff}]/u.test(value),
  ],
  ['combining marks', { type: 'string' }, (value: string) => /[\u0300-\u036f]/.test(value)],
  ['text from right to left', { type: 'string' }, (value: string) => /[\u0590-\u06ff]/.test(value)],
  ['line separators', { type: 'string' }, (value: string) => /[\u2028\u2029]/.test(value)],
  ['characters that JSON escapes', { type: 'string' }, (value: string) => /["\\\n]/.test(value)],
])('style any draws %s', (_, schema, isWanted) => {
  const drawn = draw(schema, 'any', 1500) as never[]
  expect(drawn.some(isWanted)).toBe(true)
  expect(drawn.every(isWanted)).toBe(false)
})

test('never draws NUL, lone surrogates, negative zero, or members named __proto__', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      text: { type: 'string' },
      loose: { type: 'string', pattern: '[^a]' },
      count: { type: 'number', minimum: -1, maximum: 1 },
      more: { type: 'object', additionalProperties: { type: 'number' } },
    },
    required: ['text', 'loose', 'count', 'more'],
  }
  for (const value of draw(schema, 'any', 2000) as { [key: string]: Json }[]) {
    for (const one of [value.text, value.loose]) {
      expect(one).not.toContain('\0')
      expect(encodeURIComponent(one as string)).toEqual(expect.any(String))
    }
    expect(value.count).not.toBe(-0)
    expect(Object.hasOwn(value.more as JsonObject, '__proto__')).toBe(false)
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  }
})

test('closed objects stay closed', () => {
  const closed: JsonObject = { ...order, additionalProperties: false }
  const names = draw(closed, 'any').flatMap((value) => Object.keys(value as JsonObject))
  expect(names.every((name) => name in properties)).toBe(true)
})

test('the same schema object has one arbitrary per style', () => {
  expect(payload(order, 'any')).toBe(payload(order, 'any'))
  expect(payload(order, 'any')).not.toBe(payload(order, 'plain'))
})

test('the same seed draws the same payloads', () => {
  expect(draw({ ...order }, 'any')).toEqual(draw({ ...order }, 'any'))
})

test('reads the idioms of draft-07', () => {
  const schema: JsonObject = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: {
      pair: {
        type: 'array',
        items: [{ type: 'string' }, { $ref: '#/definitions/count' }],
        additionalItems: false,
      },
      a: { type: 'integer' },
      b: { type: 'integer' },
      c: { type: 'integer' },
    },
    required: ['pair'],
    dependencies: { a: ['b'], b: { type: 'object', required: ['c'] } },
    definitions: { count: { type: 'integer', minimum: 7 } },
  }
  for (const value of draw(schema, 'any') as { pair: Json[]; a?: number; b?: number; c?: number }[]) {
    expect(value.pair.length).toBeLessThanOrEqual(2)
    if (value.pair.length > 1) expect(value.pair[1]).toBeGreaterThanOrEqual(7)
    if ('a' in value) expect(value).toHaveProperty('b')
    if ('b' in value) expect(value).toHaveProperty('c')
  }
})

test('draws each of many conditional events about equally often', () => {
  const events = Array.from({ length: 12 }, (_, index) => `event${index}`)
  const schema: JsonObject = {
    type: 'object',
    properties: { event: { enum: events } },
    required: ['event'],
    allOf: events.map((event) => ({
      if: { properties: { event: { const: event } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { properties: { [event]: { type: 'integer' } }, required: [event] },
    })),
  }
  const drawn = draw(schema, 'plain', 600) as { event: string }[]
  for (const event of events) expect(drawn.filter((one) => one.event === event).length).toBeGreaterThan(15)
})
