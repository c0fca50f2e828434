import { expect, test } from 'vitest'
import type { Json } from '../model/index.ts'
import { draftOf } from './draft.ts'

const drawn: Json = JSON.parse('{"a":{"b":[1,{"c":null}]},"__proto__":{"id":1},"x/y":{"~":2}}')

test('changes a copy and never the drawn payload', () => {
  const before = JSON.stringify(drawn)
  const draft = draftOf(drawn)
  draft.set('/a/b/1/c', 'new')
  draft.set('/added', true)
  draft.replace('/a/b/0', 5)
  draft.set('/__proto__/id', 2)
  expect(JSON.stringify(drawn)).toBe(before)
  expect(JSON.stringify(draft.payload)).toBe(
    '{"a":{"b":[5,{"c":"new"}]},"__proto__":{"id":2},"x/y":{"~":2},"added":true}',
  )
})

test('copies what it holds down to the last object', () => {
  const { payload } = draftOf(drawn)
  expect(payload).toEqual(drawn)
  const inner = (value: Json): unknown => (value as { a: { b: unknown[] } }).a.b[1]
  expect(inner(payload)).not.toBe(inner(drawn))
})

test.each<[string, Json | undefined]>([
  ['', drawn],
  ['/a/b/0', 1],
  ['/a/b/1/c', null],
  ['/x~1y/~0', 2],
  ['/__proto__/id', 1],
  ['/a/none', undefined],
  ['/a/b/0/deeper', undefined],
  ['/none/deeper', undefined],
  ['/constructor', undefined],
])('gets %s', (pointer, expected) => {
  expect(draftOf(drawn).get(pointer)).toEqual(expected)
})

test('replaces nothing that is not there, and adds nothing below it', () => {
  const draft = draftOf(drawn)
  for (const pointer of ['/none', '/a/b/1/none', '/none/deeper', '/a/b/0/deeper']) draft.replace(pointer, 1)
  draft.set('/none/deeper', 1)
  expect(draft.payload).toEqual(drawn)
})

test('adds "__proto__" as a member like any other', () => {
  const draft = draftOf({})
  draft.set('/__proto__', { polluted: true })
  expect(JSON.stringify(draft.payload)).toBe('{"__proto__":{"polluted":true}}')
  expect((draft.payload as { polluted?: boolean }).polluted).toBeUndefined()
})

test('sets the whole payload', () => {
  const draft = draftOf(drawn)
  draft.set('', 7)
  expect(draft.payload).toBe(7)
})
