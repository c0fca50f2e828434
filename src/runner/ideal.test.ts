import { expect, test } from 'vitest'
import { orderOf } from '../../test/check-tests.ts'
import { scenarioOf } from '../../test/transcripts.ts'
import { idealOf } from './ideal.ts'

const versions = [
  { entity: 1, version: 1 },
  { entity: 1, version: 2 },
  { entity: 2, version: 1 },
  { entity: 1, version: 3 },
]

test('delivers each event once, in the order of versions, whatever the order of arrival', () => {
  const scenario = scenarioOf([{ event: 3 }, { event: 1 }, { event: 1 }, {}, { event: 2 }, {}], versions)
  const ideal = idealOf(scenario)
  expect(orderOf(ideal)).toEqual([[0, 2], [1], [3]])
  expect(ideal.events).toBe(scenario.events)
})

test('sends plainly what was odd, and no forgeries', () => {
  const scenario = scenarioOf([
    { nature: 'odd', wire: { abortAfter: 0.5 }, text: { indent: 2 } },
    { event: 1, nature: 'forged' },
    { event: 2, delivery: 'c', role: 'liveness', settled: true },
  ])
  expect(idealOf(scenario).moments.flat()).toEqual([
    { event: 0, delivery: 'a', nature: 'genuine' },
    { event: 2, delivery: 'a', nature: 'genuine', settled: true },
  ])
})

test('has the genuine one of a delivery that was forged too', () => {
  expect(orderOf(idealOf(scenarioOf([{ nature: 'forged' }, {}])))).toEqual([[0]])
})

test('is its own ideal', () => {
  const ideal = idealOf(scenarioOf([{ event: 3 }, { event: 1 }, {}, { event: 2 }], versions))
  expect(idealOf(ideal)).toEqual(ideal)
})
