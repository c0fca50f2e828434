import { describe, expect, test } from 'vitest'
import { exampleTerms, fact, modes } from '../../test/example-terms.ts'
import { openDesk } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import type { Provider } from '../contracts/index.ts'
import type { MintedWorld } from '../minting/index.ts'
import type { Callback, EventPlan, Json, Scenario } from '../model/index.ts'
import { getPointer } from '../schemas/index.ts'
import { createEntities, type Entities } from './entities.ts'
import { createStage, type Play } from './stage.ts'

const place = { city: 'Bergen', lines: ['a'], flat: 7 }
const payload: Json = { type: '', time: '', data: { id: 'drawn', name: 'Zoë', amount: 3, place, gone: null } }
const history: readonly Partial<EventPlan>[] = [
  { entity: 1, version: 1, payload, ageSeconds: 40 },
  { entity: 1, version: 2, payload, ageSeconds: 20, type: 'contact.updated' },
  { entity: 1, version: 3, payload, ageSeconds: 10, type: 'contact.deleted' },
  { entity: 2, version: 1, payload },
  { entity: 3, version: 2, payload, type: 'contact.updated' },
  { entity: 3, version: 1, payload },
]
const read: Callback = {
  name: 'read contact',
  method: 'GET',
  path: '/contacts/{id}',
  does: 'read',
  of: 'contact',
  object: fact({ markers: ['/label'], versions: [{ at: '/changed', unit: 's' }] }),
  basis: 'assumed',
  source: 'test',
}

interface Setup {
  readonly entities: Entities
  readonly play: Play
  readonly world: MintedWorld
  id(entity?: number): string
  /** The object of an entity as it is now; entity 1 when absent. */
  object(entity?: number, kind?: 'other-object' | 'other-values'): Record<string, Json> | undefined
  role(value: unknown): string | undefined
  close(): void
}

function setup(given: Partial<Scenario> = {}, endpoints: readonly Callback[] = [read]): Setup {
  const terms = exampleTerms(modes.hex)
  const desk = openDesk(terms)
  const stage = createStage(desk.registry)
  const plans = history.map((_, event) => ({ event }))
  const scenario: Scenario = { ...scenarioOf(plans, history), ...given }
  const world = desk.world(scenario)
  const play = stage.open(world, scenario)
  const callbacks = { ...terms.contract.callbacks, endpoints }
  const provider = { contract: { ...terms.contract, callbacks } } as Provider
  const entities = createEntities({ stage, registry: desk.registry, minter: desk.minter, provider })
  const id = (entity = 1): string => String(world.entities[entity - 1]?.id)
  return {
    entities,
    play,
    world,
    id,
    object: (entity = 1, kind) => {
      const found = entities.find(id(entity))
      return found && (entities.objectOf(found, kind ? { kind } : null) as never)
    },
    role: (value) => desk.registry.ownerOf(String(value))?.role,
    close: () => stage.close(world.id),
  }
}

const dataOf = ({ events }: MintedWorld, event: number): Record<string, Json> =>
  getPointer(events[event]?.payload ?? null, '/data') as Record<string, Json>

describe('knows of an entity', () => {
  test('what was announced so far, whatever the order', () => {
    const { play, object, world } = setup()
    expect(object()).toBeUndefined()
    play.announce(1)
    expect(object()).toMatchObject(dataOf(world, 1))
    play.announce(0)
    expect(object()).toMatchObject(dataOf(world, 1))
    expect(object(2)).toBeUndefined()
    play.announce(2)
    expect(object()).toBeUndefined()
    for (const event of [3, 4, 5]) play.announce(event)
    expect(object(3)).toMatchObject(dataOf(world, 4))
  })

  test('its newest version from the beginning, where the history says so', () => {
    const [first, , , other] = scenarioOf(
      history.map((_, event) => ({ event })),
      history,
    ).moments
    const { object, world } = setup({
      api: 'newest',
      moments: [first ?? [], [{ event: 1, delivery: 'a', nature: 'odd' }], other ?? []],
    })
    expect(object()).toMatchObject(dataOf(world, 1))
    expect(object(2)).toMatchObject(dataOf(world, 3))
  })

  test('nothing that is only forged', () => {
    const forged = [[{ event: 0, delivery: 'a', nature: 'forged' as const }]]
    expect(setup({ api: 'newest', moments: forged }).object()).toBeUndefined()
  })

  test('what was true when it was found, even if more is announced before it answers', () => {
    const { entities, play, id, world } = setup()
    play.announce(0)
    const found = entities.find(id())
    play.announce(1)
    expect(found && entities.objectOf(found, null)).toMatchObject(dataOf(world, 0))
  })

  test('nothing under other values of it, and nothing after its history', () => {
    const { entities, play, id, world, close } = setup()
    play.announce(0)
    expect(entities.find('nobody')).toBeUndefined()
    expect(entities.find(String(dataOf(world, 0).name))).toBeUndefined()
    expect(entities.find(id())).toMatchObject({ owner: { world: world.id, entity: 1 } })
    close()
    expect(entities.find(id())).toBeUndefined()
  })
})

test('tells versions apart by what events do not say: a text of its own, and the time', () => {
  const { play, object, role, world } = setup()
  play.announce(0)
  const first = object()
  play.announce(1)
  const second = object()
  expect([first, second].map((one) => role(one?.label))).toEqual(['<version 1 /label>', '<version 2 /label>'])
  expect(object()?.label).toBe(second?.label)
  expect(second?.changed).toBe(Math.floor((world.events[1]?.occurredAtMs ?? 0) / 1000))
})

test('describes an object that has nothing more as its event does', () => {
  const { object: _object, ...plain } = read
  for (const endpoints of [[plain], []]) {
    const { play, object, world } = setup({}, endpoints)
    play.announce(0)
    expect(object()).toEqual(dataOf(world, 0))
  }
})

test('answers with another object: the same but for its id, which stays the same', () => {
  const { play, object, role, world } = setup()
  play.announce(0)
  const { id: _id, ...rest } = dataOf(world, 0)
  const other = object(1, 'other-object')
  expect(other).toMatchObject(rest)
  expect(role(other?.id)).toBe('<other entity>')
  expect(role(other?.label)).toBe('<other object /label>')
  expect(object(1, 'other-object')).toEqual(other)
})

test('gives another object an id of the same type', () => {
  const { play, object, world } = setup()
  play.announce(0)
  dataOf(world, 0).id = 4711
  expect(object(1, 'other-object')?.id).toEqual(expect.any(Number))
  expect(object(1, 'other-object')?.id).not.toBe(4711)
})

test('answers with other values at any depth, of the same types, and keeps the id', () => {
  const { play, object, role, world, id } = setup()
  play.announce(0)
  const before = dataOf(world, 0)
  const other = object(1, 'other-values') as Record<string, Json>
  const inner = other.place as Record<string, Json>
  expect(other.id).toBe(id())
  expect(other.gone).toBeNull()
  expect([other.name, other.amount, inner.city, inner.flat].map(role)).toEqual([
    '<api /name>',
    '<api /amount>',
    '<api /place/city>',
    '<api /place/flat>',
  ])
  expect([typeof other.amount, typeof inner.flat, typeof inner.city]).toEqual(['number', 'number', 'string'])
  expect(other.name).not.toBe(before.name)
  expect(object(1, 'other-values')).toEqual(other)
  expect(object()).toMatchObject(before)
})

test('makes up other values for each entity', () => {
  const { play, object } = setup()
  play.announce(0)
  play.announce(3)
  for (const kind of ['other-object', 'other-values'] as const)
    expect(object(1, kind)?.label).not.toBe(object(2, kind)?.label)
})
