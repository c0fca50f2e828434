import { expect, test } from 'vitest'
import type { JsonObject } from '../model/index.ts'
import { compileSchema } from './compile-schema.ts'
import { sentSchema } from './sent-schema.ts'

test('is the same object when everything is sent', () => {
  const schema: JsonObject = { type: 'object', properties: { 'x-sent': { type: 'string' } } }
  expect(sentSchema(schema)).toBe(schema)
})

test('leaves out what is only understood, at any depth', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      id: { type: ['integer', 'string'], 'x-sent': { type: 'integer' } },
      old: { type: 'string', 'x-sent': false },
      list: { type: 'array', items: { $ref: '#/$defs/shape' } },
    },
    $defs: { shape: { oneOf: [{ type: 'string' }, { type: 'null', 'x-sent': false }] } },
  }
  expect(sentSchema(schema)).toEqual({
    type: 'object',
    properties: { id: { type: 'integer' }, list: { type: 'array', items: { $ref: '#/$defs/shape' } } },
    $defs: { shape: { oneOf: [{ type: 'string' }] } },
  })
  expect(compileSchema(schema).validate({ id: 'x', old: 'y', list: [null] })).toEqual([])
})

test.each([true, 'no', { type: 'strnig' }])('refuses %j as the annotation', (annotation) => {
  expect(() => compileSchema({ type: 'string', 'x-sent': annotation })).toThrow(/^Cannot compile schema: /)
})
