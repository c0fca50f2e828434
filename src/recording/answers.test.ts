import { describe, expect, it } from 'vitest'
import { loadProvider } from '../contracts/index.ts'
import type { Contract, Json } from '../model/index.ts'
import { acknowledgement } from './acknowledgement.ts'
import { aim } from './aim.ts'
import { endToEnd } from './end-to-end.ts'
import { answerHandshake } from './handshake.ts'
import type { ReceivedRequest } from './received-request.ts'
import type { Reply } from './reply.ts'

const { contract: acme } = await loadProvider('examples/acme')
const grounds = { basis: 'documented', source: 'manual' } as const

describe('the acknowledgement', () => {
  it.each<[readonly string[] | null, Json | undefined, number, string]>([
    [null, undefined, 200, ''],
    [['2xx'], undefined, 200, ''],
    [['204', '200'], undefined, 200, ''],
    [['204'], 'ok', 204, ''],
    [['201', '202'], 'ok', 201, 'ok'],
    [['3xx'], undefined, 300, ''],
    [['2xx'], { ok: true }, 200, '{"ok":true}'],
  ])('for %j and the body %j is %i %j', (statuses, body, status, text) => {
    const contract: Contract = {
      ...acme,
      acknowledgement: {
        ...acme.acknowledgement,
        statuses: statuses === null ? null : { ...grounds, value: statuses },
        body: body === undefined ? null : { ...grounds, value: body },
      },
    }
    const reply = acknowledgement(contract)
    expect([reply.status, textOf(reply)]).toEqual([status, text])
  })

  it('of somebody unknown is 200', () => {
    expect(acknowledgement(null)).toMatchObject({ status: 200, headers: [] })
  })
})

function textOf({ body }: Reply): string {
  return Buffer.from(body).toString()
}

function request(
  changes: Partial<Omit<ReceivedRequest, 'body'>> & { readonly body?: string } = {},
): ReceivedRequest {
  const { body = '', ...rest } = changes
  return { method: 'POST', url: '/', headers: [], ...rest, body: Buffer.from(body) }
}

function withHandshake(exchange: Partial<Contract['handshake'][number]>): Contract {
  const plain = {
    when: 'registration',
    method: 'POST',
    signed: false,
    request: {},
    expect: {},
    ...grounds,
  } as const
  return { ...acme, handshake: [{ ...plain, ...exchange }] }
}

describe('a handshake', () => {
  const challenge = withHandshake({
    request: { body: { type: 'verify', challenge: '{challenge}' } },
    expect: { status: '200', body: '{challenge}' },
  })

  it('echoes a challenge of the body', () => {
    const answer = answerHandshake(
      challenge,
      request({ body: '{"token":"x","type":"verify","challenge":"3e{ZM"}' }),
    )
    expect(answer).toMatchObject({ when: 'registration', yields: null, reply: { status: 200 } })
    expect(answer && textOf(answer.reply)).toBe('3e{ZM')
  })

  it('echoes a parameter of the query, as JSON where the contract says so', () => {
    const contract = withHandshake({
      method: 'GET',
      request: { query: { 'hub.mode': 'subscribe', 'hub.challenge': '{c}' } },
      expect: { status: '2xx', body: { challenge: '{c}' } },
    })
    const answer = answerHandshake(
      contract,
      request({ method: 'GET', url: '/x?hub.mode=subscribe&hub.challenge=1%202' }),
    )
    expect(answer && textOf(answer.reply)).toBe('{"challenge":"1 2"}')
    expect(answer?.reply.headers).toEqual([['content-type', 'application/json']])
  })

  it('sends a header back, and says that it was the secret', () => {
    const contract = withHandshake({
      request: { headers: { 'X-Hook-Secret': '{secret}' } },
      expect: { status: '204', headers: { 'X-Hook-Secret': '{secret}' } },
      yields: 'header:X-Hook-Secret',
    })
    const answer = answerHandshake(contract, request({ headers: [['x-hook-secret', 'abc']] }))
    expect(answer).toMatchObject({
      yields: 'header:X-Hook-Secret',
      reply: { status: 204, headers: [['X-Hook-Secret', 'abc']] },
    })
  })

  it.each<[string, Contract, ReceivedRequest]>([
    ['another method', challenge, request({ method: 'PUT', body: '{"type":"verify","challenge":"1"}' })],
    ['another text', challenge, request({ body: '{"type":"other","challenge":"1"}' })],
    ['nothing to echo', challenge, request({ body: '{"type":"verify"}' })],
    ['something else in its place', challenge, request({ body: '{"type":"verify","challenge":{}}' })],
    ['no JSON', challenge, request({ body: 'verify' })],
    ['a template that says nothing', withHandshake({}), request({ body: '{}' })],
    [
      'an answer that has to be computed',
      withHandshake({ request: { body: { a: '{a}' } }, expect: { body: '{hmac}' } }),
      request({ body: '{"a":"1"}' }),
    ],
    [
      'an answer that is a refusal',
      withHandshake({ request: { body: { a: '1' } }, expect: { status: '401' } }),
      request({ body: '{"a":"1"}' }),
    ],
    [
      'an ordinary event',
      withHandshake({ request: { body: { event: 'order.created' } }, expect: { status: '2xx' } }),
      request({ body: '{"event":"order.created"}' }),
    ],
    ['a target that is no URL', challenge, request({ url: '//[?challenge=1' })],
  ])('is not taken for one: %s', (_, contract, given) => {
    expect(answerHandshake(contract, given)).toBeNull()
  })
})

it.each([
  ['http://localhost:3000', '/a/b?c=1', 'http://localhost:3000/a/b?c=1'],
  ['http://localhost:3000', 'https://tunnel.example/a', 'http://localhost:3000/a'],
  ['http://localhost:3000', undefined, 'http://localhost:3000/'],
  ['http://localhost:3000/', '/a', 'http://localhost:3000/'],
  ['http://localhost:3000/hooks', '/a?c=1&c=2', 'http://localhost:3000/hooks?c=1&c=2'],
  ['http://localhost:3000/hooks?k=v', '/a?c=1#d', 'http://localhost:3000/hooks?k=v&c=1'],
  ['http://localhost:3000', '*', 'http://localhost:3000/'],
])('%s, asked for %s, is %s', (target, asked, url) => {
  expect(aim(target, asked)).toBe(url)
})

it('keeps what is meant for whoever handles a message', () => {
  const kept = [
    ['X-A', '1'],
    ['x-a', '2'],
    ['Content-Type', 'text/plain'],
  ] as const
  const dropped = [
    ['Host', 'x'],
    ['Connection', 'close, X-Private'],
    ['x-private', '1'],
    ['Transfer-Encoding', 'chunked'],
    ['content-length', '3'],
  ] as const
  expect(endToEnd([...dropped, ...kept])).toEqual(kept)
})
