import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { Json } from '../model/index.ts'
import { readCall } from './call.ts'

const json = { 'content-type': 'application/json' }

test.each<[string, RequestInit, Json]>([
  ['JSON', { body: '{"a":[1,null]}', headers: json }, { a: [1, null] }],
  ['JSON that is not announced', { body: '{"a":1}' }, { a: 1 }],
  ['the fields of a form', { body: new URLSearchParams({ a: '1', b: 'x y' }) }, { a: '1', b: 'x y' }],
  ['text', { body: 'a=1' }, 'a=1'],
  ['text that was to be JSON', { body: '{"a":', headers: json }, '{"a":'],
  ['nothing', {}, null],
])('reads %s', async (_, init, body) => {
  const request = new Request('http://crm.test/records', { method: 'POST', ...init })
  expect((await readCall(request)).body).toEqual(body)
})

test('reads method, path and query as they were sent', async () => {
  const request = new Request('http://crm.test/a%20b/c?x=1&x=2&y=%26', { method: 'DELETE' })
  expect(await readCall(request)).toMatchObject({
    method: 'DELETE',
    path: '/a%20b/c',
    query: [
      ['x', '1'],
      ['x', '2'],
      ['y', '&'],
    ],
  })
})

test('hears that its caller waits no longer, whatever is collected meanwhile', async () => {
  const caller = new AbortController()
  const call = await readCall(new Request('http://crm.test/', { signal: caller.signal }))
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let times = 0; times < 5; times += 1) {
    collect()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(call.signal.aborted).toBe(false)
  caller.abort()
  expect(call.signal.aborted).toBe(true)
})
