import { expect, test } from 'vitest'
import { effect, scenarioOf, transcriptOfScenario } from '../../test/transcripts.ts'
import { expectNoTraces } from './expect-no-traces.ts'

const scenario = scenarioOf([{}, { event: 1, nature: 'forged' }, { event: 2, nature: 'odd' }])

test('accepts any answer so long as nothing is seen of the forgery', () => {
  const sees = (entity: number) => (entity === 2 ? { effects: [], state: [] } : effect(entity))
  for (const answer of [204, 401, 500])
    expect(expectNoTraces(transcriptOfScenario(scenario, { sees, answer: () => answer }))).toEqual([])
  expect(expectNoTraces(transcriptOfScenario(scenario))).toEqual([])
})

test('reports what is seen of it', () => {
  const sees = (entity: number) => (entity === 2 ? { state: [{ a: 1 }] } : {})
  expect(expectNoTraces(transcriptOfScenario(scenario, { sees }))).toEqual([
    { kind: 'violation', where: 'effects of attempt 2', expected: 'none', received: '{"a":1}' },
  ])
})
