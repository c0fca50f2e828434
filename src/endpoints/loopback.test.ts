import { HttpResponse, http, type RequestHandler } from 'msw'
import { expect, onTestFinished, test } from 'vitest'
import { UsageError } from '../model/index.ts'
import { type Listening, listenOnLoopback } from './loopback.ts'

async function listen(...handlers: readonly RequestHandler[]): Promise<Listening> {
  const listening = await listenOnLoopback(handlers, 0, '--downstream')
  onTestFinished(() => listening.close())
  return listening
}

test('hands over method, address, headers and body, and answers with status, headers and body', async () => {
  const { url } = await listen(
    http.all('*/records', async ({ request }) => {
      const { method, headers, url: asked } = request
      const seen = { method, asked, key: headers.get('x-key'), body: await request.text() }
      return HttpResponse.json(seen, { status: 201, headers: { 'x-answer': 'yes' } })
    }),
  )
  const headers = { 'X-Key': 'k' }
  const answer = await fetch(`${url}/records?a=%20b`, { method: 'PUT', body: 'é', headers })
  expect([answer.status, answer.headers.get('x-answer')]).toEqual([201, 'yes'])
  expect(await answer.json()).toEqual({ method: 'PUT', asked: `${url}/records?a=%20b`, key: 'k', body: 'é' })
  expect((await fetch(`${url}/records`)).status).toBe(201)
})

test('answers 404 to what nothing mocks', async () => {
  const { url } = await listen(http.get('*/records', () => HttpResponse.json({})))
  for (const [path, method] of [
    ['/other', 'GET'],
    ['/records', 'POST'],
  ] as const) {
    const answer = await fetch(url + path, { method })
    expect([answer.status, await answer.json()]).toEqual([404, { error: 'nothing is mocked here' }])
  }
})

test('breaks the connection where a handler does, and answers the next call', async () => {
  let calls = 0
  const { url } = await listen(
    http.all('*', () => {
      calls += 1
      return calls === 1 ? HttpResponse.error() : HttpResponse.json({})
    }),
  )
  await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect((await fetch(url)).status).toBe(200)
})

test('tells a handler that its caller waits no longer, and only then', async () => {
  const waiting: AbortSignal[] = []
  let arrive: () => void = () => {}
  let leave: () => void = () => {}
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  const { url } = await listen(
    http.post('*/wait', async ({ request: { signal } }) => {
      signal.addEventListener('abort', leave)
      waiting.push(signal)
      arrive()
      await left
      return HttpResponse.json({})
    }),
    http.post('*', ({ request: { signal } }) => {
      waiting.push(signal)
      return HttpResponse.json({})
    }),
  )
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await (await fetch(url, { method: 'POST', body: '{}' })).text()
  const caller = new AbortController()
  const call = fetch(`${url}/wait`, { method: 'POST', body: '{}', signal: caller.signal })
  await arrived
  caller.abort()
  await expect(call).rejects.toThrow('aborted')
  await left
  expect(waiting.map(({ aborted }) => aborted)).toEqual([false, true])
})

test('closes at once, whatever it has not answered', async () => {
  let arrive: () => void = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const { url, close } = await listen(
    http.all('*', () => {
      arrive()
      return new Promise<never>(() => {})
    }),
  )
  const open = fetch(url).catch(() => 'broken')
  await arrived
  await close()
  expect(await open).toBe('broken')
  await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
})

test('says who asked for a port that is taken', async () => {
  const { url } = await listen()
  const port = Number(new URL(url).port)
  const error = await listenOnLoopback([], port, '--provider-api').catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(UsageError)
  expect(error).toMatchObject({
    code: 'port-unavailable',
    message: `Cannot listen on port ${port} for --provider-api: somebody else does. Choose another port, and point the receiver at it.`,
  })
})
