import fc from 'fast-check'
import { expect, test } from 'vitest'
import { configured, crc32Body, path, sortedForm, url } from './parts.ts'
import { type Place, textAt, valueAt } from './place.ts'
import { readRequest } from './read-request.ts'

const request = await received('{"a":{"b":[1,{"c~/":null}]},"__proto__":{"x":1},"n":1e21}', {
  url: '/hooks?page=2&page=3#frag?page=4',
  headers: [
    ['X-List', 't=1,v1=2'],
    ['x-list', 'v1=3'],
  ],
})

test.each<[Place, unknown]>([
  [{ in: 'header', name: 'x-list' }, 't=1,v1=2, v1=3'],
  [{ in: 'header', name: 'x-list', member: 'v1' }, '2'],
  [{ in: 'header', name: 'x-list', member: 'v2' }, undefined],
  [{ in: 'header', name: 'x-none' }, undefined],
  [{ in: 'body', path: ['a', 'b', '0'] }, 1],
  [{ in: 'body', path: ['a', 'b', '1', 'c~/'] }, null],
  [{ in: 'body', path: ['a', 'b', 'length'] }, undefined],
  [{ in: 'body', path: ['a', 'b', '00'] }, undefined],
  [{ in: 'body', path: ['constructor'] }, undefined],
  [{ in: 'body', path: ['__proto__', 'x'] }, 1],
  [{ in: 'body', path: ['a', 'toString'] }, undefined],
  [{ in: 'query', name: 'page' }, '2'],
  [{ in: 'query', name: 'frag' }, undefined],
])('finds at %j %j', (place, found) => {
  expect(valueAt(request, place)).toEqual(found)
})

test('signs text as it is, nothing for null, and JSON for the rest', () => {
  expect(textAt(request, { in: 'body', path: ['a', 'b', '1', 'c~/'] })).toBe('')
  expect(textAt(request, { in: 'body', path: ['a', 'b'] })).toBe('[1,{"c~/":null}]')
  expect(textAt(request, { in: 'body', path: ['n'] })).toBe('1e+21')
})

test('finds nothing in a body that is no JSON', async () => {
  for (const body of ['', '{', '\u0000', '[1,]']) {
    expect(valueAt(await received(body), { in: 'body', path: ['a'] })).toBeUndefined()
  }
})

test('reads forms, and signs their fields in the order of names', async () => {
  const form = await received('b=2&a=1+1&b=%C3%A4')
  expect(valueAt(form, { in: 'form', name: 'a' })).toBe('1 1')
  expect(sortedForm({ request: form, timestamp: '', secret: '', options: {} })).toBe('a1 1b2bä')
})

test('computes CRC-32 as zlib does', async () => {
  const { crc32 } = await import('node:zlib')
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (body) => {
      const context = { request: await received(body), timestamp: '', secret: '', options: {} }
      expect(crc32Body(context)).toBe(String(crc32(body)))
    }),
  )
})

async function received(
  body: string | Uint8Array,
  rest: { readonly url?: string; readonly headers?: readonly (readonly [string, string])[] } = {},
) {
  const read = await readRequest({ headers: [], ...rest, body }, 1000)
  if ('code' in read) throw new Error(read.message)
  return read
}

test('asks for what the request does not say', async () => {
  const plain = await received('')
  const context = { request: plain, timestamp: '', secret: '' }
  const options = { publicUrl: 'https://acme.example/hooks?x=1', configuration: { account: '7' } }
  expect(url({ ...context, options })).toBe(options.publicUrl)
  expect(path({ ...context, options })).toBe('/hooks')
  expect(path({ ...context, request, options: {} })).toBe('/hooks')
  expect(configured('account')({ ...context, options })).toBe('7')
  expect(() => url({ ...context, options: {} })).toThrow('Give "publicUrl", as the provider calls it.')
  expect(() => configured('other')({ ...context, options })).toThrow('a value "other" that is not configured')
  expect(() => configured('toString')({ ...context, options })).toThrow(TypeError)
})
