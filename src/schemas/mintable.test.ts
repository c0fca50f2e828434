import { describe, expect, test } from 'vitest'
import type { Json, JsonObject, MintRule } from '../model/index.ts'
import { compileSchema } from './compile-schema.ts'

function found(schema: JsonObject, value: Json): Record<string, MintRule> {
  return Object.fromEntries(
    compileSchema(schema)
      .mintable(value)
      .map(({ pointer, rule }) => [pointer, rule]),
  )
}

const uuid: MintRule = { kind: 'uuid' }
const number: MintRule = { kind: 'integer', min: 100_000_000, max: 1_500_000_000 }
const small: MintRule = { kind: 'integer', min: 1, max: 9 }

describe('with annotations', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      id: { type: ['integer', 'string', 'null'], 'x-mint': small },
      other_id: { type: 'integer' },
      mail: { $ref: '#/$defs/mail' },
      people: { type: 'array', items: { $ref: '#/$defs/person' } },
      pair: { type: 'array', prefixItems: [{ type: 'string', 'x-mint': 'uuid' }], items: { type: 'string' } },
      both: { type: 'object', allOf: [{ properties: { key: { type: 'string', 'x-mint': 'uuid' } } }] },
      shape: {
        type: 'object',
        oneOf: [
          {
            properties: { kind: { const: 'a' }, ref: { type: 'string', 'x-mint': 'uuid' } },
            required: ['kind'],
          },
          {
            properties: { kind: { const: 'b' }, ref: { type: 'string', 'x-mint': 'text' } },
            required: ['kind'],
          },
        ],
      },
      when: {
        type: 'object',
        if: { properties: { kind: { const: 'a' } } },
        // biome-ignore lint/suspicious/noThenProperty: it is a JSON Schema
        then: { properties: { ref: { type: 'string', 'x-mint': 'uuid' } } },
        else: { properties: { ref: { type: 'string', 'x-mint': 'text' } } },
      },
    },
    patternProperties: { '^x_': { type: 'string', 'x-mint': 'text' } },
    additionalProperties: { type: 'string', 'x-mint': 'url' },
    $defs: {
      mail: { type: 'string', format: 'email', 'x-mint': 'email' },
      person: {
        type: 'object',
        properties: { 'a/b': { type: 'string', 'x-mint': 'uuid' }, boss: { $ref: '#/$defs/person' } },
      },
    },
  }

  test.each<[string, Json, Record<string, MintRule>]>([
    ['properties', { id: 3, other_id: 4 }, { '/id': small }],
    ['text where a number is usual', { id: '3' }, { '/id': { kind: 'digits', length: 9 } }],
    ['no null', { id: null }, {}],
    ['references', { mail: 'a@example.com' }, { '/mail': { kind: 'email' } }],
    [
      'items, and recursion',
      { people: [{}, { 'a/b': 'x', boss: { 'a/b': 'y' } }] },
      {
        '/people/1/a~1b': uuid,
        '/people/1/boss/a~1b': uuid,
      },
    ],
    ['positional items', { pair: ['x', 'y'] }, { '/pair/0': uuid }],
    ['allOf', { both: { key: 'x' } }, { '/both/key': uuid }],
    ['the branch that matches', { shape: { kind: 'b', ref: 'x' } }, { '/shape/ref': { kind: 'text' } }],
    ['then', { when: { kind: 'a', ref: 'x' } }, { '/when/ref': uuid }],
    ['else', { when: { kind: 'b', ref: 'x' } }, { '/when/ref': { kind: 'text' } }],
    ['pattern properties', { x_y: 'x' }, { '/x_y': { kind: 'text' } }],
    ['additional properties', { y: 'x' }, { '/y': { kind: 'url' } }],
    ['nothing in other types', { y: 3, people: 'none' }, { '/y': number }],
  ])('finds %s', (_, value, expected) => {
    expect(found(schema, value)).toEqual(expected)
  })

  test('takes a number for every rule when the value is one', () => {
    expect(found({ type: ['number', 'string'], 'x-mint': 'uuid' }, 5)).toEqual({ '': number })
  })
})

describe('without annotations', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      rank_id: { type: 'integer', maximum: 9 },
      kind_id: { enum: ['a', 'b'] },
      userId: { type: 'string' },
      order_id: { type: 'string', pattern: '^ord_[a-z0-9]+$' },
      short_id: { type: 'string', maxLength: 3 },
      paid: { type: 'integer' },
      mail: { type: 'string', format: 'email' },
      site: { type: ['string', 'null'], format: 'uri' },
      token: { type: 'string', format: 'uuid' },
      inner: { type: 'object', properties: { id: { type: 'string' } } },
    },
  }

  test.each<[Json, Record<string, MintRule>]>([
    [{ id: 5, paid: 6 }, { '/id': number }],
    [{ rank_id: 5, kind_id: 'a', short_id: 'abc' }, {}],
    [{ userId: 'whatever else' }, { '/userId': { kind: 'base62', length: 16 } }],
    [{ userId: '63c5ea0c840e320703390001' }, { '/userId': { kind: 'hex', length: 24 } }],
    [{ order_id: 'ord_k3j4h5g6' }, { '/order_id': { kind: 'hex', length: 8, prefix: 'ord_' } }],
    [{ order_id: 'ord_1' }, {}],
    [
      { mail: 'a@example.com', site: 'https://example.com' },
      { '/mail': { kind: 'email' }, '/site': { kind: 'url' } },
    ],
    [{ site: null }, {}],
    [{ token: '0f8fad5b-d9cb-469f-a165-70867728950e' }, { '/token': uuid }],
    [{ inner: { id: 'abcdefgh' } }, { '/inner/id': { kind: 'base62', length: 8 } }],
  ])('finds the usual names and formats in %j', (value, expected) => {
    expect(found(schema, value)).toEqual(expected)
  })
})
