import { expect, test } from 'vitest'
import type { Answer, WireRequest } from '../model/index.ts'
import { openFetch } from './fetch-transport.ts'
import type { FetchHandler } from './target.ts'

function send(handler: FetchHandler, given: Partial<WireRequest> = {}, timeoutMs = 5_000): Promise<Answer> {
  const transport = openFetch(handler, '/hook')
  const body = Buffer.from('{"a":"é"}')
  return transport.send({ method: 'POST', url: transport.url, headers: [], body, ...given }, timeoutMs)
}

test('hands over method, URL, headers and the exact body', async () => {
  let seen: unknown
  const headers = [
    ['X-A', '1'],
    ['x-a', '2'],
    ['content-type', 'application/json; charset=utf-8'],
    ['x-euro', '€'],
  ] as const
  await send(
    async (request) => {
      seen = [request.method, request.url, request.headers.get('x-a'), await request.text()]
      return new Response()
    },
    { headers, method: 'PUT' },
  )
  expect(seen).toEqual(['PUT', 'http://receiver.test/hook', '1, 2', '{"a":"é"}'])
})

test('hands GET and HEAD over without a body', async () => {
  const statuses = ['GET', 'HEAD'].map((method) =>
    send(() => new Response(null, { status: 405 }), { method }),
  )
  expect(await Promise.all(statuses)).toMatchObject([{ status: 405 }, { status: 405 }])
})

test('returns status, headers and the beginning of the body', async () => {
  const answer = await send(() => new Response('x'.repeat(3_000), { status: 418, headers: { 'X-B': 'c' } }))
  expect(answer).toMatchObject({
    kind: 'status',
    status: 418,
    headers: { 'x-b': 'c' },
    body: 'x'.repeat(2_000),
  })
})

test.each<[string, FetchHandler]>([
  [
    'throws',
    () => {
      throw new Error('boom')
    },
  ],
  ['rejects', () => Promise.reject(new Error('boom'))],
  ['returns nothing', () => undefined as never],
])('takes a handler that %s for a server error', async (_, handler) => {
  expect(await send(handler)).toMatchObject({ kind: 'status', status: 500 })
})

test('says what was thrown', async () => {
  expect(await send(() => Promise.reject(new Error('boom')))).toMatchObject({
    body: 'the handler threw: Error: boom',
  })
})

test.each<[string, FetchHandler]>([
  ['an answer', () => new Promise(() => {})],
  [
    'the end of a body',
    () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(3)) })),
  ],
])('gives up waiting for %s', async (_, handler) => {
  expect(await send(handler, {}, 30)).toMatchObject({ kind: 'timeout' })
})

test('takes a body that breaks off for as long as it came', async () => {
  const broken = new ReadableStream({
    pull: (stream) => stream.error(new Error('gone')),
    start: (stream) => stream.enqueue(Buffer.from('ab')),
  })
  expect(await send(() => new Response(broken))).toMatchObject({ status: 200 })
})

test('answers as a server does what no handler gets to see', async () => {
  const answer = await send(() => new Response(), { headers: [['x', 'a\nb']] })
  expect(answer).toMatchObject({ kind: 'status', status: 400 })
})
