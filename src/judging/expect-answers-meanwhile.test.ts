import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import type { Scenario } from '../model/index.ts'
import { expectAnswersMeanwhile } from './expect-answers-meanwhile.ts'

const fault = { kind: 'hang' } as const
const scenario: Scenario = {
  ...scenarioOf([{}, { event: 1 }]),
  faults: [{ endpoint: 'downstream', entity: 1, fault }],
}
const judge = (told: Told): readonly string[] =>
  expectAnswersMeanwhile(transcriptOfScenario(scenario, told)).map(
    ({ kind, where, received }) => `${kind}: ${where}: ${received}`,
  )
const timeout = { kind: 'timeout', elapsedMs: 900 } as const

test.each([204, 400, 500, 503])('accepts %i as an answer', (status) => {
  expect(judge({ answer: () => status })).toEqual([])
})

test('reports each planned attempt that is not answered, whether it called or not', () => {
  const answer: Told['answer'] = ({ event }) => (event === 1 ? timeout : 204)
  for (const told of [{ answer }, { answer, calls: () => [] }])
    expect(judge(told)).toEqual(['violation: attempt 2: no answer in 900 ms'])
})

test('leaves retries to other expectations', () => {
  expect(judge({ answer: (_, index) => (index < 2 ? 500 : timeout) })).toEqual([])
})

test('learns nothing from an answer of who does not call, whenever it may be', () => {
  expect(judge({ calls: () => [] })).toEqual(['unprovoked: calls of entity 1: 0'])
  expect(judge({ calls: () => [{ fault: null, moment: 2 }] })).toEqual([])
})
