import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../model/index.ts'
import { unknownFields } from './unknown-fields.ts'

const schema: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    free: { type: 'object' },
    map: { type: 'object', properties: { a: true }, additionalProperties: { properties: { x: {} } } },
    list: { type: 'array', items: { $ref: '#/$defs/part' } },
    pair: { type: 'array', prefixItems: [{ $ref: '#/$defs/part' }], items: false },
    open: true,
    tree: { $ref: '#/$defs/tree' },
  },
  patternProperties: { '^x-': { type: 'string' } },
  allOf: [{ properties: { all: {} } }],
  oneOf: [{ properties: { one: {} } }, { properties: { other: {} } }],
  if: { properties: { id: { const: 1 } } },
  // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
  then: { properties: { conditional: {} } },
  dependentSchemas: { id: { properties: { dependent: {} } } },
  $defs: {
    part: { type: 'object', properties: { 'a/b': { type: 'string' } } },
    tree: { type: 'object', properties: { inner: { $ref: '#/$defs/tree' } } },
  },
}

test.each<[Json]>([
  [{ id: 1, all: 1, one: 1, other: 1, conditional: 1, dependent: 1, 'x-any': 1 }],
  [{ free: { anything: { at: ['all'] } }, open: { a: 1 } }],
  [{ map: { a: { b: 1 }, other: { x: 1 } } }],
  [{ list: [{ 'a/b': '' }, 7], pair: [{ 'a/b': '' }, { z: 1 }] }],
  [{ tree: { inner: { inner: null } } }],
  [[{ unknown: 1 }]],
  [7],
])('knows all of %j', (payload) => {
  expect(unknownFields(schema, payload)).toEqual([])
})

test.each<[Json, readonly string[]]>([
  [{ new: 1, id: 2 }, ['/new']],
  [{ new: { deeper: { still: 1 } } }, ['/new']],
  [{ list: [{}, { 'c/d': 1, e: 2 }] }, ['/list/1/c~1d', '/list/1/e']],
  [{ pair: [{ z: 1 }] }, ['/pair/0/z']],
  [{ map: { other: { y: 1 } } }, ['/map/other/y']],
  [{ tree: { inner: { inner: { outer: 1 } } } }, ['/tree/inner/inner/outer']],
  [JSON.parse('{"__proto__":{"a":1},"toString":1}') as Json, ['/__proto__', '/toString']],
])('finds what is unknown in %j', (payload, pointers) => {
  expect(unknownFields(schema, payload)).toEqual(pointers)
})
