import { expect, test } from 'vitest'
import type { JsonObject } from '../model/index.ts'
import { describesPointer } from './describes-pointer.ts'

const schema: JsonObject = {
  allOf: [{ properties: { id: { type: 'string' } } }],
  oneOf: [{ properties: { a: { $ref: '#/$defs/node' } } }, { required: ['b'] }],
  properties: { list: { prefixItems: [{ type: 'null' }], items: { properties: { 'x/y': true, z: {} } } } },
  $defs: { node: { properties: { next: { $ref: '#/$defs/node' } } } },
}

test.each(['', '/id', '/a', '/a/next/next', '/list/0', '/list/7/z'])('knows "%s"', (pointer) => {
  expect(describesPointer(schema, pointer)).toBe(true)
})

test.each(['/ID', '/b', '/a/previous', '/list/z', '/list/0/z', '/id/x'])('does not know "%s"', (pointer) => {
  expect(describesPointer(schema, pointer)).toBe(false)
})
