import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import type { CallRecord, Finding, Scenario } from '../model/index.ts'
import { expectOthersWorkedOn } from './expect-others-worked-on.ts'

const hold = { kind: 'hold' } as const
const scenario: Scenario = {
  ...scenarioOf([{}, { event: 1 }, { event: 2 }]),
  faults: [1, 2].map((entity) => ({ endpoint: 'downstream', entity, fault: hold })),
}
const held: readonly Partial<CallRecord>[] = [1, 2].map((entity) => ({ entity, fault: hold }))
const own = (moment: number): Partial<CallRecord> => ({ entity: 3, moment })
const judge = (
  calls: readonly Partial<CallRecord>[],
  told: Told = {},
  given: Partial<Scenario> = {},
): readonly Finding[] =>
  expectOthersWorkedOn(transcriptOfScenario({ ...scenario, ...given }, { ...told, calls: () => calls }))

test('accepts a call about the last entity while those of the others wait', () => {
  expect(judge([...held, own(2)])).toEqual([])
  expect(judge([own(2), ...held], { answer: () => 500 })).toEqual([])
})

test.each<[string, readonly Partial<CallRecord>[], Told, string]>([
  ['none', [], {}, 'none (answered 204)'],
  [
    'none, where it is refused',
    [],
    { answer: ({ event }) => (event === 2 ? 503 : 204) },
    'none (answered 503)',
  ],
  ['one that comes too late', [own(3)], {}, 'one, but only when the others were done (answered 204)'],
])('reports %s', (_, calls, told, received) => {
  expect(judge([...held, ...calls], told)).toEqual([
    {
      kind: 'violation',
      where: 'calls of entity 3',
      expected: 'one, while those of the others wait or fail',
      received,
    },
  ])
})

test('goes by its first call', () => {
  expect(judge([...held, own(2), own(3)])).toEqual([])
})

test('says so where the last event was never sent', () => {
  const moments = scenario.moments.slice(0, 2)
  expect(judge(held, {}, { moments })).toMatchObject([{ received: 'none (answered nothing)' }])
})

test('learns nothing where the others are not held, but needs no fault of the last one', () => {
  expect(judge([held[0] ?? {}, own(2)])).toMatchObject([{ kind: 'unprovoked', where: 'calls of entity 2' }])
  const faults = [...(scenario.faults ?? []), { endpoint: 'downstream' as const, entity: 3, fault: hold }]
  expect(judge([...held, own(2)], {}, { faults })).toEqual([])
})
