import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import type { Finding, Scenario } from '../model/index.ts'
import { expectConvergence } from './expect-convergence.ts'

const fault = { kind: 'status', status: 500 } as const
const scenario: Scenario = {
  ...scenarioOf([{}, { event: 1 }]),
  faults: [{ endpoint: 'downstream', entity: 1, fault, calls: 1 }],
}
const once: Told = { sees: () => ({ effects: ['a'], state: ['s'] }) }
const judge = (told: Told): readonly Finding[] => expectConvergence(transcriptOfScenario(scenario, told))

test('accepts what becomes of it in the end, however often it was refused before', () => {
  expect(judge(once)).toEqual([])
  expect(judge({ ...once, answer: (_, index) => (index < 2 ? 500 : 204) })).toEqual([])
})

test.each([
  ['effects', { effects: [], state: ['s'] }],
  ['effects', { effects: ['a', 'a'], state: ['s'] }],
  ['state', { effects: ['a'], state: ['t'] }],
])('reports %s that stay different: %j', (what, actual) => {
  const told: Told = { sees: (entity) => (entity === 1 ? actual : { effects: ['a'], state: ['s'] }) }
  expect(judge({ ...told, ideal: () => ({ effects: ['a'], state: ['s'] }) })).toMatchObject([
    { kind: 'violation', where: `${what} of entity 1` },
  ])
})

test('reports what is refused to the end, and asks nothing more', () => {
  const answer: Told['answer'] = ({ event }) => (event === 1 ? 500 : 204)
  expect(judge({ sees: () => ({ effects: [] }), ideal: () => ({ effects: ['a'] }), answer })).toEqual([
    {
      kind: 'violation',
      where: 'attempt 2',
      expected: 'acknowledgement of a retry, once all works again',
      received: '500, 2 times',
    },
  ])
})

test.each([409, 425, 429, 503])('leaves open what is put off to the end with %i', (status) => {
  expect(judge({ ...once, answer: () => status }).map(({ kind }) => kind)).toEqual([
    'inconclusive',
    'inconclusive',
  ])
})

test('goes by the last answer', () => {
  const lastly = (last: number, before: number): readonly string[] =>
    judge({ ...once, answer: ({ event }, index) => (event === 1 ? 204 : index < 2 ? before : last) }).map(
      ({ kind }) => kind,
    )
  expect([lastly(500, 409), lastly(409, 500)]).toEqual([['violation'], ['inconclusive']])
})

test('expects no acknowledgement of what is not genuine', () => {
  const odd = {
    ...scenario,
    moments: [scenario.moments[0] ?? [], [{ event: 1, delivery: 'a', nature: 'odd' }]],
  } as const
  expect(
    expectConvergence(
      transcriptOfScenario(odd, { ...once, answer: ({ nature }) => (nature === 'odd' ? 400 : 204) }),
    ),
  ).toEqual([])
})

test('learns nothing where the fault befell nobody, whatever else is wrong', () => {
  expect(judge({ ...once, answer: () => 500, calls: () => [{}] })).toMatchObject([{ kind: 'unprovoked' }])
})
