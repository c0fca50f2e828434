import { expect, test } from 'vitest'
import { type Desk, openDesk, payloadOf } from '../../test/minting-desk.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import type { BodyEdit, Json, WireRequest } from '../model/index.ts'

const payload: Json = { type: '', time: '', data: { id: 'drawn', name: 'Zoë', amount: 3 } }

function edited(edit: BodyEdit, drawn: Json = payload): { desk: Desk; before: string; after: WireRequest } {
  const desk = openDesk()
  const world = desk.world(scenarioOf([], [{ payload: drawn }]))
  const before = Buffer.from(desk.attempt(world).body).toString()
  return { desk, before, after: desk.attempt(world, { tampering: { name: 'edited', body: edit } }) }
}

const text = ({ body }: WireRequest): string => Buffer.from(body).toString()

test.each<[BodyEdit, (before: string) => string]>([
  [{ kind: 'append', text: ' ' }, (before) => `${before} `],
  [{ kind: 'prepend', text: '\n' }, (before) => `\n${before}`],
  [{ kind: 'trim' }, (before) => before],
  [{ kind: 'set', text: '{}' }, () => '{}'],
  [{ kind: 'rewrite', text: { indent: 2 } }, (before) => JSON.stringify(JSON.parse(before), null, 2)],
])('edits by %j', (edit, expected) => {
  const { before, after } = edited(edit)
  expect(text(after)).toBe(expected(before))
})

test('sets any bytes', () => {
  const { after } = edited({ kind: 'bytes', base64: '/wA=' })
  expect([...after.body]).toEqual([0xff, 0])
})

test('alters a marker into a value that is recognised when it is seen again', () => {
  const { desk, before, after } = edited({ kind: 'alter' })
  const { data } = payloadOf(after) as { data: { name: string } }
  const was = JSON.parse(before) as { data: { name: string } }
  expect(data.name).not.toBe(was.data.name)
  expect(data.name).toMatch(/^Zoë hp[0-9a-z]{10}$/)
  expect({ ...data, name: '' }).toEqual({ ...was.data, name: '' })
  for (const seen of [data.name, data.name.slice('Zoë '.length)])
    expect(desk.registry.ownerOf(seen)).toEqual({ world: 1, entity: 1, role: '<altered>' })
})

test('alters the id of the entity where nothing is marked', () => {
  const { desk, before, after } = edited({ kind: 'alter' }, { type: '', time: '', data: { id: 'drawn' } })
  const { data } = payloadOf(after) as { data: { id: string } }
  expect(before).not.toContain(data.id)
  expect(desk.registry.ownerOf(data.id)?.role).toBe('<altered>')
})

test.each<[string, Json]>([
  ['without a marker or an entity', { type: '', time: '' }],
  ['with a marker that is no text', { data: { name: 7 } }],
])('alters payloads %s so that they say something else', (_, drawn) => {
  const { before, after } = edited({ kind: 'alter' }, drawn)
  expect(payloadOf(after)).not.toEqual(JSON.parse(before))
})
