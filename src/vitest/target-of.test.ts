import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import type { Receiver } from './receiver.ts'
import { targetOf } from './target-of.ts'

const handler = (_request: Request): Response => new Response('ok')
const listener: RequestListener = (_request, response) => response.end('ok')
const application = Object.assign(
  (_request: IncomingMessage, response: ServerResponse, _next?: () => void) => void response.end('ok'),
  { handle: () => {} },
)

/** Counts on `this`, as methods may. */
class Worker {
  readonly text = 'ok'
  fetch(_request: Request): Response {
    return new Response(this.text)
  }
}

class Koa {
  callback(): RequestListener {
    return listener
  }
}

class Fastify {
  isReady = false
  async ready(): Promise<this> {
    this.isReady = true
    return this
  }
  routing(_request: IncomingMessage, response: ServerResponse): void {
    response.end(this.isReady ? 'ok' : 'not ready')
  }
}

it.each<[string, Receiver]>([
  ['a Fetch handler', handler],
  ['an object with fetch', new Worker()],
  [
    'an explicit handler of several parameters',
    { fetch: (_request: Request, _environment?: object) => handler(_request) },
  ],
  ['a function that returns a handler', () => handler],
])('calls %s', async (_, receiver) => {
  const target = await targetOf(receiver, { path: '/hooks' })
  if (target.kind !== 'fetch') throw new Error(`it is a ${target.kind}`)
  expect(target.path).toBe('/hooks')
  expect(await (await target.handler(new Request('http://receiver.test/'))).text()).toBe('ok')
})

it.each<[string, Receiver]>([
  ['a listener', listener],
  ['an Express application', application],
  ['a Koa application', new Koa()],
  ['a Fastify instance', new Fastify()],
  ['an explicit listener', { listener }],
  ['a function that promises a listener', async () => listener],
])('serves %s', async (_, receiver) => {
  const target = await targetOf(receiver)
  if (target.kind !== 'listener') throw new Error(`it is a ${target.kind}`)
  expect(target.path).toBe('/')
  const said: string[] = []
  target.listener({} as IncomingMessage, { end: (text: string) => said.push(text) } as never)
  expect(said).toEqual(['ok'])
})

it.each<[Receiver, string | undefined, string]>([
  ['http://localhost:3000/hooks', undefined, 'http://localhost:3000/hooks'],
  ['http://localhost:3000/hooks?tenant=1', undefined, 'http://localhost:3000/hooks?tenant=1'],
  ['http://localhost:3000', '/hooks', 'http://localhost:3000/hooks'],
  [new URL('http://127.0.0.1:8080/'), undefined, 'http://127.0.0.1:8080/'],
  [() => 'http://localhost:3000/hooks', undefined, 'http://localhost:3000/hooks'],
  [async () => new URL('http://[::1]:1/'), '/a', 'http://[::1]:1/a'],
])('reaches %s with path %s at %s', async (receiver, path, url) => {
  expect(await targetOf(receiver, { path })).toEqual({ kind: 'url', url })
})

it('reaches another machine only when that is allowed', async () => {
  const receiver = 'https://example.com/hooks'
  await expect(targetOf(receiver)).rejects.toThrow('Cannot test example.com: it is not this machine')
  expect(await targetOf(receiver, { allowRemote: true })).toEqual({ kind: 'url', url: receiver })
})

it.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [3000, 'a number'],
  [{}, 'an object with no members'],
  [{ app: 1, port: 2 }, 'an object with app, port'],
  [() => new Response(), 'an instance of Response'],
  [() => () => handler, 'a function without parameters'],
  [async () => undefined, 'undefined'],
  ['hooks', '"hooks": it is no URL'],
])('refuses %s', async (receiver, found) => {
  await expect(targetOf(receiver as never)).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining(found),
  })
})
