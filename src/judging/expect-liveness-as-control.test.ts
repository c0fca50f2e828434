import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import { expectLivenessAsControl } from './expect-liveness-as-control.ts'

const scenario = scenarioOf([
  { role: 'control' },
  { event: 1, nature: 'odd' },
  { event: 2, role: 'liveness' },
])
const places = (told: Told): readonly string[] =>
  expectLivenessAsControl(transcriptOfScenario(scenario, told)).map(({ where }) => where)

test('accepts what comes out alike, whatever the odd one did', () => {
  expect(places({ sees: (entity) => ({ effects: entity === 2 ? ['odd'] : ['done'] }) })).toEqual([])
  expect(places({})).toEqual([])
})

test('reports what is missing, added or different afterwards', () => {
  expect(places({ sees: (entity) => ({ effects: entity === 3 ? [] : ['done'] }) })).toEqual([
    'effects of entity 3',
  ])
  expect(places({ sees: (entity) => ({ state: [{ deleted: entity === 3 }] }) })).toEqual([
    'state of entity 3',
  ])
})

test('compares with nothing that was refused', () => {
  const sees = (entity: number) => ({ effects: entity === 3 ? [] : ['done'] })
  expect(places({ sees, answer: ({ role }) => (role === 'liveness' ? 500 : 204) })).toEqual([])
  expect(places({ sees, answer: ({ role }) => (role === 'control' ? 500 : 204) })).toEqual([])
})
