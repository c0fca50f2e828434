import { expect, test } from 'vitest'
import { scenarioOf, transcriptOfScenario } from '../../test/transcripts.ts'
import { deliveriesOf, lacksControl } from './deliveries.ts'

test('puts attempts of one delivery together, in the order of their first', () => {
  const scenario = scenarioOf([{ event: 1 }, {}, { event: 1 }, { delivery: 'b' }])
  const answer = (_: unknown, index: number): number => (index === 0 ? 500 : 204)
  const found = deliveriesOf(transcriptOfScenario(scenario, { answer }))
  expect(
    found.map(({ event, letter, number, attempts }) => [event, letter, number, attempts.length]),
  ).toEqual([
    [1, 'a', 1, 3],
    [0, 'a', 2, 1],
    [0, 'b', 4, 1],
  ])
  expect(found.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true])
})

test('keeps a forged attempt apart from the genuine ones that it imitates', () => {
  const scenario = scenarioOf([{ nature: 'forged' }, {}])
  const found = deliveriesOf(
    transcriptOfScenario(scenario, { answer: ({ nature }) => (nature === 'forged' ? 204 : 401) }),
  )
  expect(found.map(({ nature, acknowledged }) => [nature, acknowledged])).toEqual([
    ['forged', true],
    ['genuine', false],
  ])
})

test('lacks a control only where it was never acknowledged', () => {
  const scenario = scenarioOf([{ role: 'control' }, { event: 1, nature: 'odd' }])
  const told = (given: number) => ({ answer: (_: unknown, index: number) => (index === 0 ? given : 204) })
  expect(lacksControl(transcriptOfScenario(scenario, { answer: () => 401 }))).toBe(true)
  expect(lacksControl(transcriptOfScenario(scenario, told(401)))).toBe(false)
  expect(lacksControl(transcriptOfScenario(scenarioOf([{}]), { answer: () => 401 }))).toBe(false)
})
