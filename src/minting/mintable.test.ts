import { expect, test } from 'vitest'
import type { JsonObject } from '../model/index.ts'
import { mintableIn } from './mintable.ts'

const schema: JsonObject = {
  type: 'object',
  properties: { id: { type: 'string', 'x-mint': 'uuid' }, name: { type: 'string' } },
}

test('finds the positions that a schema marks, and remembers them for the same payload', () => {
  const payload = { id: 'a', name: 'b' }
  const found = mintableIn(schema, payload)
  expect(found).toEqual([{ pointer: '/id', rule: { kind: 'uuid' } }])
  expect(mintableIn(schema, payload)).toBe(found)
  expect(mintableIn(schema, { id: 'a' })).toEqual(found)
})

test('tells schemas and payloads apart', () => {
  const payload = { id: 'a', name: 'b' }
  const other: JsonObject = { type: 'object', properties: { name: { type: 'string', 'x-mint': 'email' } } }
  expect(mintableIn(schema, payload)).toHaveLength(1)
  expect(mintableIn(other, payload)).toEqual([{ pointer: '/name', rule: { kind: 'email' } }])
  expect(mintableIn(schema, { name: 'b' })).toEqual([])
  expect(mintableIn(schema, 'text')).toEqual([])
})
