import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import { expectAccepted } from './expect-accepted.ts'

const guarded = scenarioOf([
  { role: 'control' },
  { event: 1, nature: 'odd' },
  { event: 2, nature: 'forged' },
  { event: 3, role: 'liveness' },
])
const about = (told: Told, scenario = guarded): readonly (readonly string[])[] =>
  expectAccepted(transcriptOfScenario(scenario, told)).map(({ kind, where, expected, received }) => [
    kind,
    where,
    expected,
    received,
  ])

test('asks nothing of odd and forged deliveries', () => {
  expect(about({ answer: ({ nature }) => (nature === 'genuine' ? 200 : 500) })).toEqual([])
})

test('is content with a retry', () => {
  expect(about({ answer: (_, index) => (index === 3 ? 503 : 204) })).toEqual([])
})

test('learns nothing after a refused control, whatever comes later', () => {
  expect(about({ answer: () => 401 })).toEqual([
    ['inconclusive', 'attempt 1', 'the genuine delivery before the test to be acknowledged', '401, 2 times'],
  ])
})

test('says that the receiver did not survive', () => {
  expect(
    about({ answer: ({ role }) => (role === 'liveness' ? { kind: 'refused', detail: 'x' } : 204) }),
  ).toEqual([
    [
      'violation',
      'attempt 4',
      'the genuine delivery after it to be acknowledged',
      'connection refused (x), 2 times',
    ],
  ])
})

test('names every refused delivery, and how its answers changed', () => {
  const scenario = scenarioOf([{}, { event: 1 }])
  expect(about({ answer: (_, index) => (index < 2 ? 400 : 409) }, scenario)).toEqual([
    ['violation', 'attempt 1', 'acknowledgement of a genuine delivery', '400, and at last 409'],
    ['violation', 'attempt 2', 'acknowledgement of a genuine delivery', '400, and at last 409'],
  ])
})
