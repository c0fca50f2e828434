import { getResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { openDesk } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import type { Fault, FaultPlan, Json } from '../model/index.ts'
import { createDownstream, type Downstream } from './downstream.ts'
import { createStage, type Play } from './stage.ts'

const payload: Json = { type: '', time: '', data: { id: 'drawn', name: 'Zoë', amount: 3 } }

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly body?: Json
  readonly key?: string
  readonly signal?: AbortSignal
}

interface Setup {
  readonly downstream: Downstream
  readonly play: Play
  readonly id: string
  send(sent?: Sent): Promise<Response>
}

/** A downstream, and calls to it that are about entity 1. */
function setup(fault?: Fault, given: Partial<FaultPlan> = {}): Setup {
  const desk = openDesk()
  const stage = createStage(desk.registry)
  const faults = fault && [{ endpoint: 'downstream' as const, entity: 1, fault, ...given }]
  const scenario = { ...scenarioOf([{}], [{ payload }]), ...(faults && { faults }) }
  const world = desk.world(scenario)
  const id = String(world.entities[0]?.id)
  const play = stage.open(world, scenario)
  const downstream = createDownstream(stage, desk.registry)
  const handlers = [...downstream.handlers('http://crm.test*')]
  const send: Setup['send'] = async ({
    method = 'POST',
    path = `/records/${id}`,
    body,
    key,
    signal,
  } = {}) => {
    const request = new Request(`http://crm.test${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      ...(signal === undefined ? {} : { signal }),
    })
    return (await getResponse(handlers, request)) as Response
  }
  return { downstream, play, id, send }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
const post = { body: { a: 1 } }
const keyed = { ...post, key: 'k1' }
const put = (version: number): Sent => ({ method: 'PUT', body: { version } })

describe('counts as effects', () => {
  test.each<[string, readonly Sent[], number]>([
    ['each of two equal POSTs', [post, post], 2],
    ['one of two with one idempotency key', [keyed, keyed], 1],
    ['both with one key at different paths', [keyed, { ...keyed, path: '/other' }], 2],
    ['both with one key and different methods', [keyed, { ...keyed, method: 'PUT' }], 2],
    ['both with different keys', [keyed, { ...keyed, key: 'k2' }], 2],
    ['one of two PUTs that set the same', [put(1), put(1)], 1],
    ['each change back and forth', [put(1), put(2), put(1)], 3],
    ['both PUTs to different paths', [put(1), { ...put(1), path: '/other' }], 2],
    [
      'both PUTs with different queries',
      ['?a=1', '?a=2'].map((query) => ({ ...put(1), path: `/records/x${query}` })),
      2,
    ],
    ['a PATCH that says what a PUT said', [put(1), { ...put(1), method: 'PATCH' }], 2],
    [
      'one of two equal PATCHes',
      [
        { method: 'PATCH', ...post },
        { method: 'PATCH', ...post },
      ],
      1,
    ],
    ['one of two DELETEs', [{ method: 'DELETE' }, { method: 'DELETE' }], 1],
    ['what comes after a DELETE', [put(1), { method: 'DELETE' }, put(1)], 3],
    ['nothing that reads', [{ method: 'GET' }, { method: 'HEAD' }, { method: 'OPTIONS' }], 0],
  ])('%s', async (_, calls, count) => {
    const { downstream, send } = setup()
    for (const call of calls) expect((await send(call)).status).toBe(200)
    expect(downstream.effects().length).toBe(count)
  })

  test('only what was carried out', async () => {
    const { downstream, send } = setup({ kind: 'status', status: 500 }, { calls: 1 })
    expect((await send(keyed)).status).toBe(500)
    expect(downstream.effects()).toEqual([])
    expect((await send(keyed)).status).toBe(200)
    expect(downstream.effects().length).toBe(1)
  })

  test('what was to be set when it failed', async () => {
    const { downstream, send } = setup({ kind: 'reset' }, { calls: 1 })
    await send(put(1))
    await send(put(1))
    expect(downstream.effects().length).toBe(1)
  })

  test('nothing whose caller waits no longer, but what is let go in time', async () => {
    const { downstream, play, send } = setup({ kind: 'hold' })
    const caller = new AbortController()
    const left = send({ ...post, signal: caller.signal })
    const waiting = send(post)
    while (play.held < 2) await settled()
    caller.abort()
    expect((await left).type).toBe('error')
    expect(downstream.effects()).toEqual([])
    play.heal()
    expect((await waiting).status).toBe(200)
    expect(downstream.effects().length).toBe(1)
  })
})

test('gives one answer to one idempotency key, and another to each call without', async () => {
  const { send } = setup()
  const answers: Record<string, unknown>[] = []
  for (const call of [keyed, { ...keyed, body: { a: 2 } }, post, post])
    answers.push((await (await send(call)).json()) as Record<string, unknown>)
  expect(answers[1]).toEqual(answers[0])
  expect(answers).toMatchObject([{ a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }])
  expect(new Set(answers.map(({ id }) => id)).size).toBe(3)
})

describe('answers', () => {
  test.each<[string, Fault, number, string]>([
    ['a status', { kind: 'status', status: 503 }, 503, 'simulated 503'],
    ['what is no JSON', { kind: 'text', text: '<html>', contentType: 'text/html' }, 200, '<html>'],
    ['nothing at all', { kind: 'text', text: '', contentType: 'application/json' }, 200, ''],
  ])('with %s', async (_, fault, status, text) => {
    const { downstream, send } = setup(fault)
    const response = await send(post)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(text)
    if (fault.kind === 'text') expect(response.headers.get('content-type')).toBe(fault.contentType)
    expect(downstream.effects()).toEqual([])
  })

  test.each([
    [{}, null],
    [{ retryAfterSeconds: 1 }, '1'],
  ])('with the wait that it asks for: %j', async (wait, header) => {
    const { send } = setup({ kind: 'status', status: 429, ...wait })
    expect((await send(post)).headers.get('retry-after')).toBe(header)
  })

  test('by breaking the connection', async () => {
    expect((await setup({ kind: 'reset' }).send(post)).type).toBe('error')
  })

  test('what nobody asked about', async () => {
    const { downstream, send } = setup({ kind: 'reset' })
    expect((await send({ path: '/records', body: 'text' })).status).toBe(200)
    expect(downstream.effects()).toEqual([{ 'POST /records': { path: '/records', query: {}, body: 'text' } }])
  })
})

test('names effects without what was minted, and keeps it inside them', async () => {
  const { downstream, id, send } = setup()
  await send({ path: `/records/${id}/lines/7?of=${id}`, body: { id } })
  const [effect] = downstream.effects()
  expect(effect).toEqual({
    'POST /records/…/lines/…': { path: `/records/${id}/lines/7`, query: { of: id }, body: { id } },
  })
})

test('lets every call pass once it is closed', async () => {
  const { downstream } = setup()
  let isOpen = true
  const handlers = [...downstream.handlers('*', () => isOpen)]
  const send = async (): Promise<number | undefined> =>
    (await getResponse(handlers, new Request('http://crm.test/records', { method: 'POST' })))?.status
  expect(await send()).toBe(200)
  isOpen = false
  expect(await send()).toBeUndefined()
  expect(downstream.effects().length).toBe(1)
})
