import { expect, test } from 'vitest'
import type { Callback, Json } from '../model/index.ts'
import { type Collections, createCollections } from './collections.ts'

/** Asks for one thing after the other; an id may be that of the first thing created. */
function setup(): {
  collections: Collections
  ask: (does: Callback['does'], id?: string, body?: Json, more?: Partial<Callback>) => Json | undefined
  id: string
} {
  const collections: Collections = createCollections()
  const ask = (
    does: Callback['does'],
    id?: string,
    body: Json = null,
    more: Partial<Callback> = {},
  ): Json | undefined =>
    collections.answer(
      { name: does, method: 'POST', path: '/', does, of: 'hook', basis: 'assumed', source: 'test', ...more },
      id,
      body,
    )
  const { id } = ask('create', undefined, { url: 'a', id: 'mine' }) as { id: string }
  return { collections, ask, id }
}

test('creates with an id of its own, and reads what it created', () => {
  const { ask, id } = setup()
  expect(id).not.toBe('mine')
  expect(ask('read', id)).toEqual({ url: 'a', id })
  expect(ask('create')).toEqual({ id: expect.not.stringMatching(id) })
})

test('lists everything of one kind', () => {
  const { collections, ask, id } = setup()
  ask('create', undefined, { name: 'other' }, { of: 'label' })
  expect(collections.all('hook')).toEqual([{ url: 'a', id }])
  expect(collections.all('nothing yet')).toEqual([])
})

test('changes what it is told, disables and enables', () => {
  const { collections, ask, id } = setup()
  expect(ask('change', id, { url: 'b', active: true })).toEqual({ url: 'b', active: true, id })
  expect(ask('change', id, 'nonsense')).toMatchObject({ url: 'b' })
  expect(ask('disable', id)).toMatchObject({ url: 'b', disabled: true })
  expect(ask('read', id)).toMatchObject({ disabled: true })
  expect(ask('enable', id)).toMatchObject({ url: 'b', disabled: false })
  expect(collections.all('hook')).toHaveLength(1)
})

test('deletes once, for good', () => {
  const { collections, ask, id } = setup()
  expect(ask('delete', id)).toEqual({})
  for (const does of ['delete', 'read', 'change', 'disable', 'enable'] as const)
    expect(ask(does, id, {}), does).toBeUndefined()
  expect(collections.all('hook')).toEqual([])
})

test.each(['read', 'change', 'delete', 'disable', 'enable'] as const)(
  'has nothing to %s of another kind, or under another id',
  (does) => {
    const { ask, id } = setup()
    expect(ask(does, id, {}, { of: 'label' })).toBeUndefined()
    expect(ask(does, 'other', {})).toBeUndefined()
  },
)

test('takes what leaves things as they are, and what is read without an id', () => {
  const { ask, id } = setup()
  expect(ask('act', id, { times: 2 })).toEqual({})
  expect(ask('read')).toEqual({})
  expect(ask('read', id)).toEqual({ url: 'a', id })
})
