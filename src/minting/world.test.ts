import { expect, test } from 'vitest'
import { exampleContract, exampleTerms, modes } from '../../test/example-terms.ts'
import { openDesk } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import type { Json, Terms } from '../model/index.ts'
import { getPointer } from '../schemas/index.ts'

const data = { id: 'drawn', name: 'Zoë', amount: 3 }
const payload: Json = { type: 'drawn', time: '2000-01-01T00:00:00.000Z', data }
const history = scenarioOf(
  [],
  [
    { entity: 1, version: 1, payload, ageSeconds: 60 },
    { entity: 1, version: 2, payload, type: 'contact.updated', ageSeconds: 50 },
    { entity: 2, version: 1, payload, ageSeconds: 60 },
  ],
)

test('mints the entity once for all its events, and anew for another', () => {
  const { events, entities } = openDesk().world(history)
  const ids = events.map((event) => getPointer(event.payload, '/data/id'))
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
  expect(entities.map(({ id }) => id)).toEqual([ids[0], ids[2]])
})

test('writes type, time and marker; leaves the rest as drawn', () => {
  const desk = openDesk()
  const [, updated] = desk.world(history).events
  expect(updated?.payload).toEqual({
    type: 'contact.updated',
    time: '2026-05-03T02:00:15.000Z',
    data: { id: expect.any(String), name: expect.stringMatching(/^Zoë hp[0-9a-z]{10}$/), amount: 3 },
  })
  expect(payload).toMatchObject({ type: 'drawn', data: { id: 'drawn', name: 'Zoë' } })
})

test('makes markers that tell versions apart, in an empty text too', () => {
  const bare = { ...history.events[0], payload: { ...payload, data: { ...data, name: '' } } }
  const desk = openDesk()
  const { events } = desk.world({ ...history, events: [...history.events.slice(0, 2), bare as never] })
  const names = events.map((event) => String(getPointer(event.payload, '/data/name')))
  expect(new Set(names).size).toBe(3)
  expect(desk.registry.ownerOf(names[1] as string)).toEqual({
    world: 1,
    entity: 1,
    role: '<version 2 /data/name>',
  })
  expect(names[2]).toMatch(/^hp[0-9a-z]{10}$/)
})

test('shares no minted value between two worlds, which are otherwise alike', () => {
  const desk = openDesk()
  const [one, other] = [desk.world(history), desk.world(history)]
  const keys = (world: typeof one) => [
    ...world.entities.map(({ id }) => id),
    ...world.events.map((event) => getPointer(event.payload, '/data/name')),
  ]
  expect(keys(one).filter((key) => keys(other).includes(key))).toEqual([])
  expect(one.events.map(({ occurredAtMs }) => occurredAtMs)).toEqual(
    other.events.map(({ occurredAtMs }) => occurredAtMs),
  )
})

test('gives each event an id of its own', () => {
  const { events } = openDesk(withEventId()).world(history)
  const ids = events.map((event) => getPointer(event.payload, '/data/amount'))
  for (const id of ids) expect(id).toMatch(/^evt_/)
  expect(new Set(ids).size).toBe(ids.length)
})

test('lets an event claim another type', () => {
  const match = { 'body:/type': 'contact.moved', 'header:X-Acme-Event': 'contact.moved' }
  const { events } = openDesk().world({ ...history, events: [{ ...history.events[0], match } as never] })
  expect(getPointer(events[0]?.payload ?? null, '/type')).toBe('contact.moved')
})

test('counts versions where the provider does', () => {
  const [family] = exampleContract.events.families
  const counted = { ...family, versions: [{ at: '/data/amount', unit: 'count' }] }
  const contract = { events: { ...exampleContract.events, families: [counted as never] } }
  const { events } = openDesk(exampleTerms(modes.hex, { contract })).world(history)
  expect(events.map((event) => getPointer(event.payload, '/data/amount'))).toEqual([1, 2, 1])
})

test('mints nothing into payloads that do not have the places', () => {
  const { events } = openDesk().world({
    ...history,
    events: [{ ...history.events[0], payload: [] } as never],
  })
  expect(JSON.stringify(events[0]?.payload)).toBe('[]')
})

test('knows the instants of an entity in every form, the older event first', () => {
  const [first] = openDesk().world(history).entities
  expect(first?.local.get('1777773605')).toBe('<version 1 time>')
  expect(first?.local.get('2026-05-03T02:00:15Z')).toBe('<version 2 time>')
  expect(first?.drawn.get('amount')).toEqual(new Set(['3']))
  expect(first?.drawn.has('id')).toBe(false)
})

function withEventId(): Terms {
  const identity = {
    ...exampleContract.identity[0],
    name: 'event',
    at: 'body:/data/amount',
    scope: 'event',
    mint: { kind: 'base62', length: 12, prefix: 'evt_' },
  }
  return exampleTerms(modes.hex, { contract: { identity: [identity as never] } })
}
