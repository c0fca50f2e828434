import { expect, test } from 'vitest'
import type { WireRequest } from '../model/index.ts'
import { openTarget } from './open-target.ts'

const request = (url: string, given: Partial<WireRequest> = {}): WireRequest => ({
  method: 'POST',
  url,
  headers: [],
  body: Buffer.from('abc'),
  ...given,
})

test('serves a listener on loopback until it is closed', async () => {
  const transport = await openTarget(
    {
      kind: 'listener',
      path: '/hook',
      listener: (incoming, response) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('end', () => response.end(`${incoming.url} ${Buffer.concat(chunks)}`))
      },
    },
    2,
  )
  expect(transport.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hook$/)
  expect(transport.wire).toBe(true)
  expect(await transport.send(request(transport.url), 5_000)).toMatchObject({
    status: 200,
    body: '/hook abc',
  })
  const chunked = request(transport.url, { wire: { chunks: 2 } })
  expect(await transport.send(chunked, 5_000)).toMatchObject({ status: 200, body: '/hook abc' })
  await transport.close()
  expect(await transport.send(chunked, 5_000)).toMatchObject({ kind: 'refused' })
})

test('closes a listener in the middle of an exchange', async () => {
  const transport = await openTarget({ kind: 'listener', listener: () => {} }, 2)
  const answer = transport.send(request(transport.url, { wire: { writes: 1 } }), 5_000)
  await transport.close()
  expect(['closed', 'refused']).toContain((await answer).kind)
})

test('calls a Fetch handler, which has no wire', async () => {
  const transport = await openTarget({ kind: 'fetch', handler: (given) => new Response(given.url) }, 2)
  expect(transport.wire).toBe(false)
  expect(await transport.send(request(transport.url), 5_000)).toMatchObject({ body: 'http://receiver.test/' })
  await transport.close()
})
