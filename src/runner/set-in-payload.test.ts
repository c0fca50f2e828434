import { expect, it } from 'vitest'
import type { Json } from '../model/index.ts'
import { setInPayload } from './set-in-payload.ts'

const payload: Json = { id: 7, tags: ['a'], customer: { name: 'x' }, note: null }

it.each<[string, Json, Json]>([
  ['/id', 'eight', { ...payload, id: 'eight' }],
  ['/added', { a: 1 }, { ...payload, added: { a: 1 } }],
  ['/customer/name', null, { ...payload, customer: { name: null } }],
  ['/tags/0', 'b', { ...payload, tags: ['b'] }],
  ['/tags/1', 'b', { ...payload, tags: ['a', 'b'] }],
  ['/tags/-', 'b', { ...payload, tags: ['a', 'b'] }],
])('sets %s to %j', (pointer, value, changed) => {
  expect(setInPayload(payload, [{ pointer, value }])).toEqual(changed)
})

it('sets one after the other, so that what was added can be filled', () => {
  const settings = [
    { pointer: '/note', value: {} },
    { pointer: '/note/by', value: 'anna' },
  ]
  expect(setInPayload(payload, settings)).toEqual({ ...payload, note: { by: 'anna' } })
})

it.each([
  ['/none/name', 'Cannot set /none/name: there is no /none. Set what holds it first'],
  ['/id/x', 'Cannot set /id/x: /id is 7.'],
  ['/note/x', 'Cannot set /note/x: /note is null.'],
  ['/tags/3', 'Cannot set /tags/3: /tags has 1 item, and 3 is no place among them. Give an index, or -'],
  ['/tags/x', '/tags has 1 item, and x is no place among them'],
])('says why %s cannot be set', (pointer, message) => {
  expect(() => setInPayload(payload, [{ pointer, value: 1 }])).toThrow(message)
})
