import { getResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { answered } from '../../test/answered.ts'
import { exampleTerms, fact, modes } from '../../test/example-terms.ts'
import { openDesk } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import type { Provider } from '../contracts/index.ts'
import { type Callback, type Contract, type Fault, type Json, UsageError } from '../model/index.ts'
import type { LoggedDelivery } from './delivery-log.ts'
import { createProviderApi, type ProviderApi } from './provider-api.ts'
import { createStage, type Play } from './stage.ts'
import type { Registration } from './webhooks.ts'

const payload: Json = { type: '', time: '', data: { id: 'drawn', name: 'Zoë', amount: 3 } }
const grounds = { basis: 'assumed', source: 'test' } as const
const endpoint = (method: string, path: string, does: Callback['does'], of: string): Callback => ({
  ...grounds,
  name: `${does} ${of}`,
  method,
  path,
  does,
  of,
})
const registers = { url: '/target/url', secret: '/target/secret', yields: '/issued' }
const endpoints: readonly Callback[] = [
  endpoint('GET', '/contacts/{id}', 'read', 'contact'),
  endpoint('GET', '/hooks', 'list', 'hook'),
  { ...endpoint('POST', '/hooks:list', 'list', 'hook'), lists: '/hooks' },
  { ...endpoint('POST', '/hooks', 'create', 'hook'), registers },
  endpoint('GET', '/hooks/{id}', 'read', 'hook'),
  endpoint('PUT', '/hooks/{id}', 'change', 'hook'),
  endpoint('PUT', '/hooks/{id}/disable', 'disable', 'hook'),
  endpoint('DELETE', '/hooks/{id}', 'delete', 'hook'),
  endpoint('POST', '/hooks/{id}/ring', 'act', 'hook'),
  {
    ...endpoint('POST', '/hooks/{id}/test', 'send-test', 'hook'),
    sends: { event: '/type', otherwise: 'made' },
  },
  endpoint('GET', '/sent/{id}', 'read', 'sent'),
  { ...endpoint('GET', '/sent', 'list', 'sent'), filters: [{ at: 'query:hook', on: '/hook' }] },
  endpoint('POST', '/sent/{id}/again', 'redeliver', 'sent'),
]
const deliveries = { of: 'sent', says: { '/id': 'id', '/hook': 'webhook', '/type': 'event' } } as const

function delivered(id: string, event: string, again: LoggedDelivery['again']): LoggedDelivery {
  const request = { method: 'POST', url: 'http://receiver.test/in', headers: [], body: new Uint8Array() }
  return { id, event, request, answer: answered(200), sentAtMs: 0, acknowledged: true, retries: 0, again }
}

interface Setup {
  readonly api: ProviderApi
  readonly play: Play
  readonly id: string
  ask(method: string, path: string, body?: Json, headers?: Record<string, string>): Promise<Response>
  /** The status and what the answer says. */
  told(method: string, path: string, body?: Json): Promise<readonly [number, Json]>
  /** The test events that were sent: where to, and of which type. */
  readonly asked: readonly [string, string][]
}

interface Given {
  readonly fault?: Fault
  readonly key?: string
  readonly credential?: Contract['callbacks']['credential']
  readonly base?: string
}

/** An API that has announced the creation of contact 1, and not yet its update. */
function setup({ fault, key, credential = null, base = 'http://api.test/v1' }: Given = {}): Setup {
  const terms = exampleTerms(modes.hex)
  const desk = openDesk(terms)
  const stage = createStage(desk.registry)
  const scenario = {
    ...scenarioOf([{}, { event: 1 }], [{ payload }, { entity: 1, version: 2, payload }]),
    ...(fault && { faults: [{ endpoint: 'provider-api' as const, entity: 1, fault }] }),
  }
  const world = desk.world(scenario)
  const play = stage.open(world, scenario)
  play.announce(0)
  const callbacks = { ...terms.contract.callbacks, credential, endpoints, deliveries: fact(deliveries) }
  const provider = { contract: { ...terms.contract, callbacks } } as unknown as Provider
  const asked: [string, string][] = []
  const courier = {
    sendTest: async (to: Registration, type: string): Promise<LoggedDelivery> => {
      if (type === 'unheard of') throw new UsageError('unknown-event', 'There is none.', 'Ask for another.')
      asked.push([to.url, type])
      return api.deliveries.add(delivered(`d-${asked.length}`, type, () => courier.sendTest(to, type)))
    },
  }
  const api = createProviderApi({
    courier,
    stage,
    registry: desk.registry,
    minter: desk.minter,
    provider,
    key,
  })
  const handlers = [...api.handlers('*')]
  const ask: Setup['ask'] = async (method, path, body, headers = {}) => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    return (await getResponse(handlers, new Request(base + path, init))) as Response
  }
  const told: Setup['told'] = async (...asked) => {
    const response = await ask(...asked)
    return [response.status, (await response.json()) as Json]
  }
  return { api, play, id: String(world.entities[0]?.id), ask, told, asked }
}

describe('answers with', () => {
  test('the entity that a path names, below any base', async () => {
    for (const base of ['http://api.test', 'http://api.test/api/1.0/companies/acme']) {
      const { id, told } = setup({ base })
      expect(await told('GET', `/contacts/${id}`)).toMatchObject([200, { id, amount: 3 }])
    }
  })

  test('an entity whose id is escaped', async () => {
    const { id, ask } = setup()
    const escaped = [...id].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')
    expect((await ask('GET', `/contacts/${escaped}`)).status).toBe(200)
  })

  test.each([
    ['GET', '/contacts/nobody'],
    ['GET', '/contacts'],
    ['GET', '/contacts/nobody/lines'],
    ['POST', '/contacts/nobody'],
    ['PUT', '/hooks/nobody/disable'],
    ['GET', '/elsewhere'],
  ])('404 to %s %s', async (method, path) => {
    expect(await setup().told(method, path)).toMatchObject([404, { error: { message: expect.any(String) } }])
  })

  test('what was true when the call came, however long it is held', async () => {
    const { play, id, ask } = setup({ fault: { kind: 'hold' } })
    const held = ask('GET', `/contacts/${id}`)
    while (play.held === 0) await new Promise((resolve) => setTimeout(resolve))
    play.announce(1)
    play.heal()
    const [early, late] = [await held, await ask('GET', `/contacts/${id}`)].map((one) => one.json())
    expect(((await early) as { name: string }).name).not.toBe(((await late) as { name: string }).name)
    expect(play.calls).toMatchObject([{ endpoint: 'provider-api', method: 'GET', path: '/…/contacts/…' }, {}])
  })

  test.each<[Fault, number]>([
    [{ kind: 'status', status: 404 }, 404],
    [{ kind: 'status', status: 500 }, 500],
    [{ kind: 'text', text: 'null', contentType: 'application/json' }, 200],
    [{ kind: 'reset' }, 0],
  ])('what befalls the call: %j', async (fault, status) => {
    const { id, ask } = setup({ fault })
    const response = await ask('GET', `/contacts/${id}`)
    expect(response.status).toBe(status)
    if (fault.kind === 'text') expect(await response.text()).toBe('null')
  })

  test('another object, or other values', async () => {
    for (const [kind, same] of [
      ['other-object', 'name'],
      ['other-values', 'id'],
    ] as const) {
      const given = setup({ fault: { kind } })
      const [, object] = await given.told('GET', `/contacts/${given.id}`)
      given.play.heal()
      const [, truth] = await given.told('GET', `/contacts/${given.id}`)
      const { id, name } = truth as Record<string, Json>
      expect(object).not.toMatchObject({ id, name })
      expect((object as Record<string, Json>)[same]).toBe((truth as Record<string, Json>)[same])
    }
  })
})

describe('asks for the key', () => {
  const bearer = { header: 'Authorization', value: 'Bearer {token}' }
  const basic = { header: 'Authorization', value: 'Basic {base64:apikey:{token}}' }
  const plain = { header: 'X-Api-Key', value: '{token}' }
  const encoded = Buffer.from('apikey:s3cret$&').toString('base64')

  test.each<[string, readonly (typeof bearer)[], Record<string, string>, number]>([
    ['in a header', [plain], { 'x-api-key': 's3cret$&' }, 200],
    ['after a word', [bearer], { authorization: 'Bearer s3cret$&' }, 200],
    ['in base64', [basic], { authorization: `Basic ${encoded}` }, 200],
    ['in one of several ways', [plain, bearer], { authorization: 'Bearer s3cret$&' }, 200],
    ['and refuses another', [plain], { 'x-api-key': 's3cret' }, 401],
    ['and refuses another way', [plain], { authorization: 'Bearer s3cret$&' }, 401],
    ['and refuses none', [plain], {}, 401],
    ['and refuses its template', [plain], { 'x-api-key': '{token}' }, 401],
  ])('%s', async (_, ways, headers, status) => {
    const { api, id, ask, play } = setup({ key: 's3cret$&', credential: fact(ways) })
    for (const path of [`/contacts/${id}`, '/hooks'])
      expect((await ask('GET', path, undefined, headers)).status).toBe(status)
    expect(play.calls.length).toBe(status === 200 ? 1 : 0)
    expect(api.unauthorised()).toBe(status === 200 ? 0 : 2)
  })

  test('also one with braces in it', async () => {
    const { ask } = setup({ key: 'a{b}c', credential: fact([basic]) })
    const authorization = `Basic ${Buffer.from('apikey:a{b}c').toString('base64')}`
    expect((await ask('GET', '/hooks', undefined, { authorization })).status).toBe(200)
  })

  test.each<[string, Given]>([
    ['none is set', { credential: fact([plain]) }],
    ['the contract does not say how', { key: 's3cret' }],
  ])('not where %s', async (_, given) => {
    expect((await setup(given).ask('GET', '/hooks')).status).toBe(200)
  })
})

describe('keeps what is created', () => {
  test('and takes the longest path that fits', async () => {
    const { told, id } = setup({ fault: { kind: 'reset' } })
    const [, hook] = await told('POST', '/hooks', { name: 'a', about: id })
    const path = `/hooks/${(hook as { id: string }).id}`
    expect(await told('GET', '/hooks')).toEqual([200, [hook]])
    expect(await told('POST', '/hooks:list')).toEqual([200, { hooks: [hook] }])
    expect(await told('PUT', path, { name: 'b' })).toMatchObject([200, { name: 'b' }])
    expect(await told('PUT', `${path}/disable`)).toMatchObject([200, { disabled: true }])
    expect(await told('POST', `${path}/ring`)).toEqual([200, {}])
    expect(await told('GET', path)).toMatchObject([200, { name: 'b', disabled: true }])
    expect((await told('DELETE', path))[0]).toBe(200)
    expect((await told('GET', path))[0]).toBe(404)
  })
})

describe('registers a webhook', () => {
  const target = { url: 'http://receiver.test/in', secret: 'asked for' }

  test.each<[string, Json, unknown]>([
    ['with the secret asked for', { target }, target],
    ['with the secret given out', { target, issued: 'issued' }, { ...target, secret: 'issued' }],
    ['without a secret', { target: { url: target.url } }, { url: target.url }],
    ['with an empty secret', { target: { ...target, secret: '' } }, { url: target.url }],
    ['only with an address', { target: { secret: 'x' } }, undefined],
    ['only with an address that is text', { target: { url: 1 } }, undefined],
  ])('%s', async (_, body, expected) => {
    const { api, told } = setup()
    expect(api.registration()).toBeUndefined()
    expect((await told('POST', '/hooks', body))[0]).toBe(200)
    expect(api.registration()).toEqual(expected)
  })

  test('and the newest one counts, as long as it was allowed', async () => {
    const { api, ask } = setup({ key: 'k', credential: fact([{ header: 'x-key', value: '{token}' }]) })
    const headers = { 'x-key': 'k' }
    await ask('POST', '/hooks', { target }, headers)
    await ask('POST', '/hooks', { target: { url: 'http://receiver.test/new' } }, headers)
    await ask('POST', '/hooks', { target: { url: 'http://evil.test/' } })
    expect(api.registration()).toEqual({ url: 'http://receiver.test/new' })
  })
})

describe('sends what it is asked for', () => {
  test('test events, of the type named or the usual one, and tells the delivery', async () => {
    const { told, asked } = setup()
    const [, hook] = await told('POST', '/hooks', { target: { url: 'http://receiver.test/in' } })
    const path = `/hooks/${(hook as { id: string }).id}`
    const { id } = hook as { id: string }
    expect(await told('POST', `${path}/test`)).toEqual([200, { id: 'd-1', hook: id, type: 'made' }])
    expect(await told('POST', `${path}/test`, { type: 'changed' })).toMatchObject([200, { type: 'changed' }])
    expect(asked).toEqual([
      ['http://receiver.test/in', 'made'],
      ['http://receiver.test/in', 'changed'],
    ])
    expect(await told('POST', `${path}/test`, { type: 'unheard of' })).toMatchObject([400, {}])
    expect((await told('POST', '/hooks/nobody/test'))[0]).toBe(404)
  })

  test('deliveries again, each as one of its own', async () => {
    const { told, asked } = setup()
    const [, hook] = await told('POST', '/hooks', { target: { url: 'http://receiver.test/in' } })
    const { id } = hook as { id: string }
    await told('POST', `/hooks/${id}/test`)
    expect(await told('POST', '/sent/d-1/again')).toEqual([200, { id: 'd-2', hook: id, type: 'made' }])
    expect(await told('GET', '/sent/d-2')).toEqual([200, { id: 'd-2', hook: id, type: 'made' }])
    expect(await told('GET', '/sent')).toMatchObject([200, [{ id: 'd-2' }, { id: 'd-1' }]])
    expect(await told('GET', '/sent?hook=other')).toEqual([200, []])
    expect((await told('POST', '/sent/nobody/again'))[0]).toBe(404)
    expect((await told('GET', '/sent/nobody'))[0]).toBe(404)
    expect(asked).toHaveLength(2)
  })
})

test('lets every call pass once it is closed', async () => {
  let isOpen = true
  const handlers = [...setup().api.handlers('*', () => isOpen)]
  const ask = async (): Promise<number | undefined> =>
    (await getResponse(handlers, new Request('http://api.test/hooks')))?.status
  expect(await ask()).toBe(200)
  isOpen = false
  expect(await ask()).toBeUndefined()
})
