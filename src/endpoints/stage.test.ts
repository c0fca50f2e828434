import { describe, expect, test } from 'vitest'
import { openDesk } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import type { Fault, FaultPlan, Json } from '../model/index.ts'
import { readCall } from './call.ts'
import { createStage, type Play, type Stage } from './stage.ts'

const payload: Json = { type: '', time: '', data: { id: 'drawn', name: 'Zoë', amount: 3 } }
const fail: Fault = { kind: 'status', status: 500 }
const hold: Fault = { kind: 'hold' }
const hang: Fault = { kind: 'hang' }

/** What befalls the calls of entity 1, but for what is given. */
const plan = (fault: Fault, given: Partial<FaultPlan> = {}): FaultPlan => ({
  endpoint: 'downstream',
  entity: 1,
  fault,
  ...given,
})

interface History {
  readonly play: Play
  readonly world: number
  id(entity?: number): string
  /** A call about an entity; entity 1 when absent. */
  call(entity?: number, signal?: AbortSignal): Promise<Fault | null>
}

/** A stage, and a way to open histories of two entities in three moments. */
function setup(): { stage: Stage; open: (...faults: readonly FaultPlan[]) => History } {
  const desk = openDesk()
  const stage = createStage(desk.registry)
  const open = (...faults: readonly FaultPlan[]): History => {
    const scenario = { ...scenarioOf([{}, { event: 1 }, {}], [{ payload }, { payload }]), faults }
    const world = desk.world(scenario)
    const id = (entity = 1): string => String(world.entities[entity - 1]?.id)
    const call = async (entity = 1, signal = new AbortController().signal): Promise<Fault | null> =>
      stage.meet('downstream', await readCall(post(`/records/${id(entity)}`, { signal })))
    return { play: stage.open(world, scenario), world: world.id, id, call }
  }
  return { stage, open }
}

const post = (path: string, init: RequestInit = {}): Request =>
  new Request(`http://crm.test${path}`, { method: 'POST', ...init })
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a call belongs to the entity whose minted value it holds', () => {
  const places: Readonly<Record<string, (id: string) => Request>> = {
    'as a segment of its path': (id) => post(`/records/${id}/lines`),
    'in its query': (id) => post(`/records?of=${id}`),
    'in JSON': (id) => post('/records', { body: JSON.stringify({ items: [{ of: id }] }) }),
    'in a form': (id) => post('/records', { body: new URLSearchParams({ of: id }) }),
    'as its idempotency key': (id) => post('/records', { headers: { 'Idempotency-Key': id } }),
  }
  test.each(Object.entries(places))('%s', async (_, place) => {
    const { stage, open } = setup()
    const { play, id } = open(plan(fail))
    const faults: (Fault | null)[] = []
    for (const value of [id(1), id(2), 'nobody'])
      faults.push(await stage.meet('downstream', await readCall(place(value))))
    expect(faults).toEqual([fail, null, null])
    expect(play.calls.map(({ entity }) => entity)).toEqual([1, 2])
  })

  const elsewhere: Readonly<Record<string, (id: string) => Request>> = {
    'in another header': (id) => post('/records', { headers: { 'X-Request-Id': id } }),
    'as the name of a member': (id) => post('/records', { body: JSON.stringify({ [id]: 1 }) }),
    'inside another word': (id) => post(`/records/x${id}`),
  }
  test.each(Object.entries(elsewhere))('not %s', async (_, place) => {
    const { stage, open } = setup()
    const { play, id } = open(plan(fail))
    expect(await stage.meet('downstream', await readCall(place(id())))).toBeNull()
    expect(play.calls).toEqual([])
  })

  test('to the first of several, and to one whose history is still played', async () => {
    const { stage, open } = setup()
    const [first, second] = [open(), open()]
    const both = async (): Promise<unknown> =>
      stage.meet('downstream', await readCall(post(`/${first.id(2)}/${second.id()}`)))
    await both()
    stage.close(first.world)
    await both()
    expect([first.play.calls.length, second.play.calls.length]).toEqual([1, 1])
    expect(first.play.calls[0]?.entity).toBe(2)
  })
})

test.each<[string, Partial<FaultPlan>, string]>([
  ['all of them, until all is well', {}, 'xxx·'],
  ['the first ones', { calls: 2 }, 'xx··'],
  ['those after the first', { after: 1 }, '·xx·'],
  ['so many after the first', { after: 1, calls: 1 }, '·x··'],
  ['those from a moment on', { from: 1 }, '·xx·'],
  ['those through a moment', { through: 1 }, 'xx··'],
  ['those of one moment', { from: 1, through: 1 }, '·x··'],
  ['those after the first of its moments', { from: 1, after: 1 }, '··x·'],
  ['a number of them, even after all was to be well', { calls: 2, from: 2 }, '··xx'],
  ['a number of them, no longer than it lasts', { calls: 3, through: 1 }, 'xx··'],
  ['none of another entity', { entity: 2 }, '····'],
  ['none of another endpoint', { endpoint: 'provider-api' }, '····'],
])('a fault befalls %s: %j', async (_, given, expected) => {
  const { play, call } = setup().open(plan(fail, given))
  let befallen = ''
  for (const moment of [0, 1, 2, 3]) {
    if (moment < 3) play.enter(moment)
    else play.heal()
    befallen += (await call()) === null ? '·' : 'x'
  }
  expect(befallen).toBe(expected)
  expect(play.calls.map(({ moment }) => moment)).toEqual([0, 1, 2, 3])
  expect(play.calls.map(({ fault }) => (fault === null ? '·' : 'x')).join('')).toBe(expected)
})

test('one fault follows the other', async () => {
  const reset: Fault = { kind: 'reset' }
  const { call } = setup().open(plan(fail, { calls: 1 }), plan(reset, { calls: 1 }))
  expect([await call(), await call(), await call()]).toEqual([fail, reset, null])
})

test('records what was called, without what was minted', async () => {
  const { play, call } = setup().open()
  await call(2)
  expect(play.calls).toMatchObject([
    { endpoint: 'downstream', entity: 2, method: 'POST', path: '/records/…', fault: null, moment: 0 },
  ])
})

describe('calls that are held', () => {
  const longOver = { through: 0 }

  test.each<[string, readonly number[], string]>([
    ['the oldest first', [0, 0, 0], 'abc'],
    ['the newest first', [2, 1, 0], 'cba'],
    ['as drawn, counted round', [4, 3, 7], 'bca'],
  ])('are answered one by one, %s', async (_, turns, expected) => {
    const { play, call } = setup().open(plan(hold, longOver))
    let order = ''
    for (const name of ['a', 'b', 'c']) {
      void call().then((fault) => {
        order += fault === null ? name : '!'
      })
      await settled()
    }
    for (const [done, turn] of turns.entries()) {
      expect(play.held).toBe(3 - done)
      play.release(turn)
      await settled()
      expect(order.length).toBe(done + 1)
    }
    expect(order).toBe(expected)
    play.release(0)
  })

  test('may be answered in the last moment that they are held for, and not before', async () => {
    const { play, call } = setup().open(plan(hold, { through: 1 }), plan(hold, { entity: 2 }))
    const [early, late] = [call(1), call(2)]
    await settled()
    const counts: (readonly number[])[] = []
    for (const moment of [0, 1, 2]) {
      play.enter(moment)
      counts.push([play.held, play.releasable])
    }
    expect(counts).toEqual([
      [2, 0],
      [2, 1],
      [2, 2],
    ])
    play.enter(1)
    play.release(1)
    expect(await early).toBeNull()
    expect([play.held, play.releasable]).toEqual([1, 0])
    play.release(0)
    expect(play.held).toBe(1)
    play.heal()
    expect(await late).toBeNull()
  })

  test('are awaited until one came', async () => {
    const { play, call } = setup().open(plan(hold, { from: 1 }), plan(fail, { entity: 2 }))
    expect(play.awaits).toBe(false)
    play.enter(1)
    expect(play.awaits).toBe(true)
    const held = call()
    await settled()
    expect(play.awaits).toBe(false)
    play.heal()
    await held
    const unused = setup().open(plan(hold)).play
    unused.heal()
    expect(unused.awaits).toBe(false)
  })

  test('are let go when all is well again, and none is held afterwards', async () => {
    const { play, call } = setup().open(plan(hold, { calls: 3 }))
    const held = [call(), call()]
    await settled()
    play.heal()
    expect(await Promise.all([...held, call()])).toEqual([null, null, null])
    expect(play.held).toBe(0)
  })

  test.each([hold, hang])('are let go when their caller waits no longer: %j', async (fault) => {
    const { play, call } = setup().open(plan(fault))
    const caller = new AbortController()
    const left = call(1, caller.signal)
    const stays = call()
    await settled()
    caller.abort()
    expect(await left).toEqual(fault)
    expect(await call(1, AbortSignal.abort())).toEqual(fault)
    expect(play.held).toBe(fault === hold ? 1 : 0)
    play.heal()
    expect(await stays).toBeNull()
  })

  test('are not those that hang: these are only answered when all is well', async () => {
    const { play, call } = setup().open(plan(hang, longOver))
    expect(play.awaits).toBe(false)
    let answered = false
    const hanging = call().finally(() => {
      answered = true
    })
    await settled()
    expect([play.held, play.releasable, play.awaits]).toEqual([0, 0, false])
    play.enter(2)
    play.release(0)
    await settled()
    expect(answered).toBe(false)
    play.heal()
    expect(await hanging).toBeNull()
  })
})

test('histories under way do not disturb each other', async () => {
  const { open } = setup()
  const [failing, holding, plain] = [open(plan(fail, { calls: 1 })), open(plan(hold)), open()]
  const held = holding.call()
  await settled()
  expect([await failing.call(), await plain.call(), await failing.call()]).toEqual([fail, null, null])
  failing.play.heal()
  plain.play.enter(2)
  plain.play.release(0)
  expect([failing.play.held, holding.play.held, plain.play.held]).toEqual([0, 1, 0])
  expect([failing, holding, plain].map(({ play }) => play.calls.length)).toEqual([2, 1, 1])
  holding.play.heal()
  expect(await held).toBeNull()
})

test('knows a history until it is closed, and then answers what it held and all that comes late', async () => {
  const { stage, open } = setup()
  const { play, world, call } = open(plan(hold), plan(fail, { entity: 2, calls: 1 }))
  expect(stage.find(world)).toBe(play)
  const held = call()
  await settled()
  stage.close(world)
  expect(stage.find(world)).toBeUndefined()
  expect([await held, await call(), await call(2)]).toEqual([null, null, null])
  expect(play.calls.length).toBe(1)
  stage.close(world)
})
