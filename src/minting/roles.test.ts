import { describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import type { EntityView, Json } from '../model/index.ts'
import { getPointer } from '../schemas/index.ts'
import { viewEntities } from './roles.ts'
import { createSorter, recordsOf } from './sorter.ts'
import type { MintedWorld } from './world.ts'

const payload: Json = { type: '', time: '', data: { id: 'drawn', name: 'Zoë', amount: 3, flag: 'on' } }
const scenario = scenarioOf([], [{ payload }, { payload }])

interface Setup {
  readonly desk: Desk
  readonly world: MintedWorld
  readonly other: MintedWorld
  /** What of entity 1 is seen in these records. */
  see(...records: readonly Json[]): readonly Json[]
}

function setup(): Setup {
  const desk = openDesk()
  const world = desk.world(scenario)
  const other = desk.world(scenario)
  const see = (...records: readonly Json[]): readonly Json[] => {
    const effects = createSorter(desk.registry).sort({ kept: 0, added: records })
    const [view] = viewEntities(world, recordsOf(world, { effects: [effects] }), desk.registry)
    return (view as EntityView).effects as readonly Json[]
  }
  return { desk, world, other, see }
}

const id = ({ entities }: MintedWorld, entity = 1): string => String(entities[entity - 1]?.id)
const name = ({ events }: MintedWorld): string => String(getPointer(events[0]?.payload ?? null, '/data/name'))

describe('finds minted values', () => {
  const found: Readonly<Record<string, (id: string) => Json>> = {
    'as a whole scalar': (minted) => ({ id: minted }),
    'at any depth': (minted) => [{ a: [{ b: minted }] }],
    'as a path segment': (minted) => `POST /orders/${minted}/lines`,
    'at the end of a URL': (minted) => `https://crm.test/api/orders/${minted}`,
    'as a query value': (minted) => `/orders?status=new&id=${minted}`,
    'in JSON that was stored as text': (minted) => ({ raw: JSON.stringify({ data: { id: minted } }) }),
    'in a list that was stored as text': (minted) => JSON.stringify([minted]),
  }
  test.each(Object.entries(found))('%s', (_, record) => {
    const { world, see } = setup()
    const [seen] = see(record(id(world)))
    expect(JSON.stringify(seen)).toContain('<entity>')
    expect(JSON.stringify(seen)).not.toContain(id(world))
  })

  const missed: Readonly<Record<string, (id: string) => Json>> = {
    'inside another word': (minted) => ({ id: `x${minted}` }),
    'cut short': (minted) => ({ id: minted.slice(0, -1) }),
    'as the name of a member': (minted) => ({ [minted]: 1 }),
    'in text that only looks like JSON': (minted) => `{ ${minted} }`,
    'of an entity that is not asked for': () => ({ id: 'nobody' }),
  }
  test.each(Object.entries(missed))('not %s', (_, record) => {
    const { world, see } = setup()
    expect(see(record(id(world)))).toEqual([])
  })
})

test('tells the numbers of minted values from their texts no more than receivers do', () => {
  const { desk, world, see } = setup()
  desk.registry.own(4711, { world: world.id, entity: 1, role: '<number>' })
  expect(see({ a: 4711 }, { a: '4711' }, { a: '/x/4711' })).toEqual([
    { a: '<number>' },
    { a: '<number>' },
    { a: '/x/<number>' },
  ])
})

test('reads escaped parts of paths', () => {
  const { desk, world, see } = setup()
  desk.registry.own('a b@x.test', { world: world.id, entity: 1, role: '<mail>' })
  expect(see('/users/a%20b%40x.test', '/users/%zz/a%20b%40x.test')).toEqual([
    '/users/<mail>',
    '/users/%zz/<mail>',
  ])
})

test('names the version that a marker or an instant belongs to', () => {
  const { world, see } = setup()
  const seconds = Math.floor((world.events[0]?.occurredAtMs ?? 0) / 1000)
  expect(see({ id: id(world), name: name(world), at: seconds })).toEqual([
    { at: '<version 1 time>', id: '<entity>', name: '<version 1 /data/name>' },
  ])
})

test('keeps drawn scalars under the name under which they were drawn, and truths and nothings anywhere', () => {
  const { world, see } = setup()
  const record = {
    id: id(world),
    amount: 3,
    flag: 'on',
    total: 3,
    isNew: true,
    gone: null,
    nested: { amount: '3' },
  }
  expect(see(record)).toEqual([
    { amount: 3, flag: 'on', gone: null, id: '<entity>', isNew: true, nested: { amount: '3' } },
  ])
})

test('drops what a correct receiver may have made up', () => {
  const { world, see } = setup()
  const record = { row: 17, at: '2026-05-03T02:01:07Z', key: 'f81d4fae', entity: id(world) }
  expect(see(record)).toEqual([{ entity: '<entity>' }])
  expect(see([17, id(world)])).toEqual([[null, '<entity>']])
})

test('takes no row number for the drawn id that was minted over', () => {
  const { desk, world } = setup()
  const drawn = scenarioOf(
    [],
    [{ payload: { ...(payload as object), data: { id: '5', name: 'x', amount: 5 } } }],
  )
  const minted = desk.world(drawn)
  const effects = createSorter(desk.registry).sort({ kept: 0, added: [{ id: 5, about: id(minted) }] })
  expect(viewEntities(minted, recordsOf(minted, { effects: [effects] }), desk.registry)).toEqual([
    { effects: [{ about: '<entity>' }] },
  ])
  expect(world.id).not.toBe(minted.id)
})

test('reads no meaning into numbers inside paths', () => {
  const { world, see } = setup()
  expect(see(`/v1/orders/${id(world)}?at=1777773605&kind=new`, `/orders/${id(world)}/1`)).toEqual([
    '/…/orders/<entity>?at=…&kind=new',
    '/orders/<entity>/…',
  ])
})

test('counts nothing of another world', () => {
  const { world, other, see } = setup()
  expect(see({ id: id(other) }, `/orders/${id(other)}`)).toEqual([])
  expect(see({ id: id(world), twin: id(other), path: `/x/${id(other)}` })).toEqual([{ id: '<entity>' }])
})

test('files a record under every entity that it is about', () => {
  const { desk, world } = setup()
  const owned = createSorter(desk.registry).sort({
    kept: 0,
    added: [{ ids: [id(world, 1), id(world, 2)] }, { id: id(world, 2) }],
  })
  expect(recordsOf(world, { effects: [owned] }).map(({ effects }) => effects?.length)).toEqual([1, 2])
})

test('takes out what is gone, and leaves lists that it gave away as they were', () => {
  const { desk, world } = setup()
  const { sort, forget } = createSorter(desk.registry)
  const [first, second, third] = [1, 2, 3].map((amount) => ({ id: id(world), amount }))
  const early = recordsOf(world, { state: [sort({ kept: 0, added: [first, second] as Json[] })] })
  const late = recordsOf(world, { state: [sort({ kept: 1, added: [third] as Json[] })] })
  expect(early[0]?.state).toEqual([first, second])
  expect(late[0]?.state).toEqual([first, third])
  forget(world)
  expect(recordsOf(world, { state: [sort({ kept: 2, added: [] })] })[0]?.state).toEqual([])
})

test('shows records in their order, and nothing of probes that there are not', () => {
  const { desk, world } = setup()
  const added = [
    { id: id(world), amount: 3 },
    { id: id(world), flag: 'on' },
  ]
  const state = createSorter(desk.registry).sort({ kept: 0, added })
  expect(viewEntities(world, recordsOf(world, { state: [state] }), desk.registry)).toEqual([
    {
      state: [
        { amount: 3, id: '<entity>' },
        { flag: 'on', id: '<entity>' },
      ],
    },
    { state: [] },
  ])
})

test('sees "__proto__" as a member like any other', () => {
  const { world, see } = setup()
  const [seen] = see(JSON.parse(`{"__proto__":{"flag":"on"},"id":"${id(world)}"}`))
  expect(JSON.stringify(seen)).toBe('{"__proto__":{"flag":"on"},"id":"<entity>"}')
})

test('reads what is nested without end', () => {
  const { desk, world } = setup()
  let record: Json = { id: id(world) }
  for (let level = 0; level < 50_000; level += 1) record = [record]
  const sorter = createSorter(desk.registry)
  const [records] = recordsOf(world, {
    effects: [sorter.sort({ kept: 0, added: [record, { id: id(world) }] })],
  })
  expect(records?.effects).toHaveLength(2)
  const [view] = viewEntities(world, [records ?? {}], desk.registry)
  expect(view?.effects?.[1]).toEqual({ id: '<entity>' })
})
