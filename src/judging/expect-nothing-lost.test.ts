import { expect, test } from 'vitest'
import { effect, scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import { expectNothingLost } from './expect-nothing-lost.ts'

const scenario = scenarioOf([{ role: 'control' }, { event: 1, nature: 'odd' }])
const received = (told: Told, refusals?: readonly number[]): readonly string[] =>
  expectNothingLost(transcriptOfScenario(scenario, told), refusals && { refusals }).map(
    (finding) => finding.received,
  )
const odd = (
  answer: Told['answer'] extends infer A ? ReturnType<NonNullable<A & Told['answer']>> : never,
): Told => ({
  answer: ({ nature }) => (nature === 'odd' ? answer : 204),
})
const controlAlone: Told = { sees: (entity) => (entity === 1 ? effect(1) : { effects: [] }) }

test('accepts what is acknowledged and seen, and what is refused', () => {
  expect(received({ sees: (entity) => effect(entity) })).toEqual([])
  expect(received({ ...controlAlone, ...odd(400) })).toEqual([])
  expect(received({ ...controlAlone, ...odd({ kind: 'closed' }) }, [411])).toEqual([])
})

test('reports what is acknowledged and never seen', () => {
  expect(received(controlAlone)).toEqual(['204, and no effect'])
})

test('says nothing where genuine deliveries are not seen either', () => {
  expect(received({})).toEqual([])
  expect(received({ sees: () => ({ effects: [] }) })).toEqual([])
})

test('accepts the legal refusals alone where they are named', () => {
  expect(received({ ...controlAlone, ...odd(411) }, [411])).toEqual([])
  expect(received({ ...controlAlone, ...odd(429) }, [411])).toEqual([])
  expect(received({ ...controlAlone, ...odd(400) }, [411])).toEqual(['400'])
})

test('says nothing after a refused control', () => {
  expect(received({ ...controlAlone, answer: () => 400 }, [411])).toEqual([])
})
