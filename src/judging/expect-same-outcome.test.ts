import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import type { EntityView, Finding, Transcript } from '../model/index.ts'
import { expectSameOutcome } from './expect-same-outcome.ts'

const two = scenarioOf([{}, { event: 1 }])
const both = { effects: true, state: true }

function compare(actual: EntityView, ideal: EntityView, scope = both, told: Told = {}): readonly Finding[] {
  return expectSameOutcome(
    transcriptOfScenario(two, { sees: () => actual, ideal: () => ideal, ...told }),
    scope,
  )
}

test.each<[string, EntityView]>([
  ['equal', { effects: [{ a: 1 }, { b: 2 }], state: ['s'] }],
  ['equal but for the order', { effects: [{ b: 2 }, { a: 1 }], state: ['s'] }],
  ['not shown at all', {}],
])('accepts outcomes that are %s', (_, actual) => {
  expect(compare(actual, { effects: [{ a: 1 }, { b: 2 }], state: ['s'] })).toEqual([])
})

test('reports each entity and probe that differs, and counts what is equal', () => {
  const found = compare({ effects: ['a', 'a'], state: [] }, { effects: ['a'], state: ['s'] })
  expect(found.map(({ where, expected, received }) => [where, expected, received])).toEqual([
    ['effects of entity 1', '"a"', '2 × "a"'],
    ['state of entity 1', '"s"', 'none'],
    ['effects of entity 2', '"a"', '2 × "a"'],
    ['state of entity 2', '"s"', 'none'],
  ])
})

test('shortens long lists', () => {
  const found = compare({ state: [1, 2, 3, 4] }, { state: [1, 2, 3, 4, 5] })
  expect(found[0]).toMatchObject({ expected: '1, 2, 3, … (5 in all)', received: '1, 2, 3, … (4 in all)' })
})

test.each([
  ['effects', { effects: false, state: true }, { effects: ['a', 'a'], state: ['s'] }],
  ['state', { effects: true, state: false }, { effects: ['a'], state: ['t'] }],
] as const)('leaves %s alone where they are not compared', (_, scope, actual) => {
  expect(compare(actual, { effects: ['a'], state: ['s'] }, scope)).toEqual([])
})

test('leaves out entities with a delivery that was never acknowledged', () => {
  const answer: Told['answer'] = ({ event }) => (event === 0 ? 500 : 204)
  const found = compare({ effects: [] }, { effects: ['a'] }, both, { answer })
  expect(found.map(({ where }) => where)).toEqual(['effects of entity 2'])
  expect(compare({ effects: [] }, { effects: ['a'] }, both, { answer: () => 500 })).toEqual([])
})

test('compares no effects of events that were refused at first, because they came in another order', () => {
  const history = scenarioOf([{}, { event: 1 }], [{ entity: 1 }, { entity: 1, version: 2 }])
  const told = {
    sees: () => ({ effects: ['b'], state: ['s'] }),
    ideal: () => ({ effects: ['a', 'b'], state: ['s'] }),
  }
  const judge = (answer: NonNullable<Told['answer']>): readonly string[] =>
    expectSameOutcome(transcriptOfScenario(history, { ...told, answer }), both).map(({ where }) => where)
  expect(judge(() => 204)).toEqual(['effects of entity 1'])
  expect(judge((_, index) => (index === 0 ? 429 : 204))).toEqual([])
})

test('is open where the ideal history shows nothing', () => {
  expect(compare({ effects: [] }, { effects: [] })).toMatchObject([
    { kind: 'inconclusive', where: 'the ideal history', received: expect.stringMatching(/--event/) },
  ])
})

test('reports an effect that the ideal history does not have', () => {
  expect(compare({ effects: ['a'] }, { effects: [] })).toMatchObject([
    { kind: 'violation', expected: 'none' },
    { kind: 'violation', expected: 'none' },
  ])
})

test('expects nothing of what is deleted in the end', () => {
  const scenario = scenarioOf(
    [{ event: 1 }, {}],
    [
      { entity: 1, version: 1 },
      { entity: 1, version: 2, type: 'contact.deleted' },
    ],
  )
  expect(expectSameOutcome(transcriptOfScenario(scenario, { sees: () => ({ state: [] }) }), both)).toEqual([])
})

test('judges by no ideal history that could not be delivered', () => {
  const refused = withIdealAnswers({ effects: [] }, [204, 500])
  expect(expectSameOutcome(refused, both)).toMatchObject([
    { kind: 'violation', where: 'effects of entity 1' },
  ])
  expect(expectSameOutcome(withIdealAnswers({ effects: ['a'] }, [204, 500]), both)).toMatchObject([
    { kind: 'inconclusive', where: 'the ideal history', received: '500' },
  ])
  expect(expectSameOutcome(withIdealAnswers({ effects: ['a'] }, [204, 204]), both)).toEqual([])
})

test('refuses to compare with nothing', () => {
  const { ideal: _ideal, ...alone } = transcriptOfScenario(two)
  expect(() => expectSameOutcome(alone, both)).toThrow('two worlds')
})

/** What was actually seen, beside an ideal history with one effect per entity and these answers. */
function withIdealAnswers(actual: EntityView, statuses: readonly number[]): Transcript {
  const made = transcriptOfScenario(two, { sees: () => actual, ideal: () => ({ effects: ['a'] }) })
  const { actual: attempts } = transcriptOfScenario(two, { answer: (_, index) => statuses[index % 2] ?? 500 })
  return { ...made, ideal: { attempts: attempts.attempts.slice(0, 2), entities: made.ideal?.entities ?? [] } }
}
