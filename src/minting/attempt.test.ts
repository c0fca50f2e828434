import { expect, test } from 'vitest'
import { exampleContract, exampleCredentials, exampleTerms, fact, modes } from '../../test/example-terms.ts'
import { openDesk, payloadOf } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import { type Contract, headerValue, type Identity, type Json } from '../model/index.ts'
import { verify } from '../signing/index.ts'
import { repeatAttempt } from './attempt.ts'

const payload: Json = { type: '', time: '', data: { id: 'drawn', name: 'Zoë', amount: 3 } }
const scenario = scenarioOf([], [{ payload }, { payload }])
const open = (contract: Partial<Contract> = {}, mode = modes.hex) =>
  openDesk(exampleTerms(mode, { contract }))
const identity = (given: Partial<Identity>): Identity => ({
  ...(exampleContract.identity[0] as Identity),
  ...given,
})

test('writes what the contract says: content type, type, id, time', () => {
  const desk = open()
  const { method, url, headers } = desk.attempt(desk.world(scenario))
  expect([method, url]).toEqual(['POST', 'http://localhost/hooks'])
  expect(headerValue(headers, 'content-type')).toBe('application/json')
  expect(headerValue(headers, 'x-acme-event')).toBe('contact.created')
  expect(headerValue(headers, 'x-acme-delivery')).toMatch(/^msg_[0-9A-Za-z]{16}$/)
  expect(headerValue(headers, 'x-acme-timestamp')).toBe('1777773665')
})

test.each(Object.keys(modes) as (keyof typeof modes)[])('makes requests that verify in mode %s', (name) => {
  const terms = exampleTerms(modes[name])
  const desk = openDesk(terms)
  const request = desk.attempt(desk.world(scenario), { text: { indent: 2, escapeNonAscii: true } })
  const { contract, mode } = terms
  const nowSeconds = desk.nowMs / 1000
  expect(verify({ mode, credentials: exampleCredentials, request, contract, nowSeconds }).ok).toBe(true)
  expect(request.headers.filter(([header]) => header.includes('#'))).toEqual([])
})

test('shares a delivery id among attempts of one delivery, and not with another', () => {
  const desk = open()
  const world = desk.world(scenario)
  const id = (delivery: string, event = 0): string | undefined =>
    headerValue(desk.attempt(world, { delivery, event }).headers, 'x-acme-delivery')
  expect(id('a')).toBe(id('a'))
  expect(new Set([id('a'), id('b'), id('a', 1), id('b', 1)]).size).toBe(4)
  expect(desk.registry.ownerOf(id('b') as string)).toEqual({
    world: 1,
    entity: 1,
    role: '<delivery of version 1>',
  })
})

test('mints identities afresh for each attempt, or once for the endpoint, where the contract says so', () => {
  const desk = open({
    identity: [
      identity({ name: 'nonce', at: 'header:X-Nonce', scope: 'attempt' }),
      identity({ name: 'client', at: 'header:X-Client', scope: 'endpoint' }),
      identity({ name: 'event', at: 'header:X-Event-Id', scope: 'event' }),
    ],
  })
  const world = desk.world(scenario)
  const [one, again, other] = [desk.attempt(world), desk.attempt(world), desk.attempt(world, { event: 1 })]
  const value = (request: typeof one, name: string) => headerValue(request.headers, name)
  expect(value(one, 'x-nonce')).not.toBe(value(again, 'x-nonce'))
  expect(value(one, 'x-client')).toBe(value(other, 'x-client'))
  expect(value(one, 'x-event-id')).toBe(value(again, 'x-event-id'))
  expect(value(one, 'x-event-id')).not.toBe(value(other, 'x-event-id'))
})

test('puts identities and instants of an attempt into its body, and not into that of another', () => {
  const desk = open({
    identity: [identity({ at: 'body:/data/amount' })],
    times: [{ basis: 'assumed', source: 'test', at: 'body:/data/name', unit: 's', clock: 'attempt' }],
  })
  const world = desk.world(scenario)
  const [a, b] = ['a', 'b'].map((delivery) => payloadOf(desk.attempt(world, { delivery })).data)
  expect(a).toMatchObject({ name: 1777773665, amount: expect.stringMatching(/^msg_/) })
  expect(a).not.toEqual(b)
  expect(world.events[0]?.payload).toMatchObject({ data: { amount: 3 } })
})

test('fills identities into fixed headers', () => {
  const header = { name: 'User-Agent', value: 'Acme/{delivery} ({unknown})', sent: 'always' } as const
  const desk = open({
    request: { ...exampleContract.request, headers: [{ basis: 'assumed', source: 'test', ...header }] },
  })
  const { headers } = desk.attempt(desk.world(scenario))
  const id = headerValue(headers, 'x-acme-delivery')
  expect(headerValue(headers, 'user-agent')).toBe(`Acme/${id} ({unknown})`)
})

test('follows the wire: method, content type, query', () => {
  const desk = open({
    request: { ...exampleContract.request, contentType: fact('application/cloudevents+json') },
  })
  const world = desk.world(scenario)
  const plain = desk.attempt(world)
  expect(headerValue(plain.headers, 'content-type')).toBe('application/cloudevents+json')
  const odd = desk.attempt(world, { wire: { method: 'GET', contentType: null, query: 'a=1' } })
  expect([odd.method, odd.url]).toEqual(['GET', 'http://localhost/hooks?a=1'])
  expect(headerValue(odd.headers, 'content-type')).toBeUndefined()
})

test('sends the time of the event where the contract says so', () => {
  const at = 'header:X-Happened'
  const desk = open({ times: [{ basis: 'assumed', source: 'test', at, unit: 'iso', clock: 'event' }] })
  expect(headerValue(desk.attempt(desk.world(scenario)).headers, 'x-happened')).toBe('2026-05-03T02:00:35Z')
})

test('repeats the bytes of an earlier attempt, but for the headers that the plan changes', () => {
  const desk = open()
  const world = desk.world(scenario)
  const earlier = desk.attempt(world)
  expect(repeatAttempt(earlier, desk.input(world))).toEqual(earlier)
  const headers = [{ name: '{freshness}', kind: 'set', value: '{now+5}' }] as const
  const changed = repeatAttempt(earlier, desk.input(world, { tampering: { name: 'later', headers } }))
  expect(changed.body).toBe(earlier.body)
  expect(headerValue(changed.headers, 'x-acme-timestamp')).toBe('1777773670')
})

test('fills another identity into a changed header, and recognises it', () => {
  const desk = open()
  const headers = [{ name: '{identity:delivery}', kind: 'set', value: '{fresh:delivery}' }] as const
  const world = desk.world(scenario)
  const genuine = headerValue(desk.attempt(world).headers, 'x-acme-delivery')
  const fresh = headerValue(
    desk.attempt(world, { tampering: { name: 'other id', headers } }).headers,
    'x-acme-delivery',
  )
  expect(fresh).toMatch(/^msg_/)
  expect(fresh).not.toBe(genuine)
  expect(desk.registry.ownerOf(fresh as string)?.entity).toBe(1)
})
