import { expect, test } from 'vitest'
import { scenarioOf, transcriptOfScenario } from '../../test/transcripts.ts'
import type { Json } from '../model/index.ts'
import { expectIdealConverges } from './expect-ideal-converges.ts'

const history = (...types: readonly string[]) =>
  scenarioOf(
    types.map((_, event) => ({ event })),
    types.map((type, index) => ({ entity: 1, version: index + 1, type: `contact.${type}` })),
  )
const updated = history('created', 'updated', 'updated')
const state = (...versions: readonly number[]): readonly Json[] =>
  versions.map((version) => ({ name: `<version ${version} /data/name>` }))
const received = (ideal: readonly Json[], scenario = updated): readonly string[] =>
  expectIdealConverges(transcriptOfScenario(scenario, { ideal: () => ({ state: ideal }) })).map(
    (finding) => finding.received,
  )

test.each([
  ['the newest version', state(3)],
  ['every version', state(1, 2, 3)],
  ['nothing', []],
  ['nothing that tells versions apart', [{ time: '<version 1 time>' }]],
])('accepts a state that shows %s', (_, shown) => {
  expect(received(shown)).toEqual([])
})

test('reports a state that stopped at older versions, in their order', () => {
  expect(received(state(2, 1))).toEqual(['only values of version 1, 2'])
  const long = history('created', ...Array.from({ length: 11 }, () => 'updated'))
  expect(received(state(2, 10), long)).toEqual(['only values of version 2, 10'])
})

test.each([
  ['one event', history('created')],
  ['a deletion at the end', history('created', 'updated', 'deleted')],
])('says nothing about %s', (_, scenario) => {
  expect(received(state(1), scenario)).toEqual([])
})
