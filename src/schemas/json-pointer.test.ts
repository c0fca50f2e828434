import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../model/index.ts'
import { getPointer, pointerTokens, removePointer, setPointer, toPointer } from './json-pointer.ts'

// https://www.rfc-editor.org/rfc/rfc6901#section-5
const rfc: Json = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8, ' ': 7, '~1': 9 }

test.each([
  ['', rfc],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/m~0n', 8],
  ['/ ', 7],
  ['/~01', 9],
])('finds what stands at "%s"', (pointer, expected) => {
  expect(getPointer(rfc, pointer)).toEqual(expected)
})

test.each(['/nothing', '/foo/2', '/foo/-', '/foo/00', '/foo/bar', '/foo/0/x', '/toString', '/foo/length'])(
  'finds nothing at "%s"',
  (pointer) => {
    expect(getPointer(rfc, pointer)).toBeUndefined()
  },
)

test('refuses text that is not a pointer', () => {
  expect(() => pointerTokens('foo')).toThrow(TypeError)
})

const value: Json = { a: { b: [1, 2, 3] }, c: null }

test.each<[string, Json, Json]>([
  ['', 7, 7],
  ['/c', 7, { a: { b: [1, 2, 3] }, c: 7 }],
  ['/d', null, { a: { b: [1, 2, 3] }, c: null, d: null }],
  ['/a/b/1', 'x', { a: { b: [1, 'x', 3] }, c: null }],
  ['/a/b/3', 4, { a: { b: [1, 2, 3, 4] }, c: null }],
  ['/a/b/-', 4, { a: { b: [1, 2, 3, 4] }, c: null }],
  ['/a/b/5', 4, value],
  ['/x/y', 4, value],
  ['/c/d', 4, value],
])('sets "%s"', (pointer, replacement, expected) => {
  expect(setPointer(value, pointer, replacement)).toEqual(expected)
})

test.each<[string, Json]>([
  ['/c', { a: { b: [1, 2, 3] } }],
  ['/a/b/0', { a: { b: [2, 3] }, c: null }],
  ['/a/b/3', value],
  ['/x', value],
  ['', value],
])('removes "%s"', (pointer, expected) => {
  expect(removePointer(value, pointer)).toEqual(expected)
})

test('leaves the original alone and shares what it does not touch', () => {
  const changed = setPointer(value, '/c', 1)
  expect(value).toEqual({ a: { b: [1, 2, 3] }, c: null })
  expect(getPointer(changed, '/a')).toBe(getPointer(value, '/a'))
})

test('sets a member named __proto__ as data', () => {
  const changed = setPointer({}, '/__proto__', 1)
  expect(Object.keys(changed as object)).toEqual(['__proto__'])
})

test('reads back what it wrote, at any path', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.jsonValue(), (tokens, leaf) => {
      const pointer = toPointer(tokens)
      expect(pointerTokens(pointer)).toEqual(tokens)
      const nested = tokens.reduceRight<Json>((inner, key) => Object.fromEntries([[key, inner]]), null)
      expect(getPointer(setPointer(nested, pointer, leaf as Json), pointer)).toEqual(leaf)
    }),
    { numRuns: 100 },
  )
})
