import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import { expectAnswers, expectListening, expectNoServerErrors } from './expect-survival.ts'

const scenario = scenarioOf([
  { role: 'control' },
  { event: 1, nature: 'odd' },
  { event: 2, role: 'liveness' },
])
const trial = (given: ReturnType<NonNullable<Told['answer']>>): Told => ({
  answer: ({ nature }) => (nature === 'odd' ? given : 204),
})
const judge = (expectation: typeof expectAnswers, told: Told): readonly string[] =>
  expectation(transcriptOfScenario(scenario, told)).map(({ where, received }) => `${where}: ${received}`)

test('accepts any status as an answer, and what we broke off ourselves', () => {
  for (const given of [204, 400, 500, { kind: 'aborted' } as const])
    expect(judge(expectAnswers, trial(given))).toEqual([])
})

test.each([
  ['timeout', 'attempt 2: no answer in 1 ms'],
  ['closed', 'attempt 2: connection closed without an answer ()'],
  ['refused', 'attempt 2: connection refused ()'],
] as const)('reports %s as no answer', (kind, finding) => {
  expect(judge(expectAnswers, trial({ kind }))).toEqual([finding])
})

test('reports unhandled errors alone as errors', () => {
  expect(judge(expectNoServerErrors, trial(500))).toEqual(['attempt 2: 500'])
  for (const given of [204, 422, 503, { kind: 'closed' } as const])
    expect(judge(expectNoServerErrors, trial(given))).toEqual([])
})

test('leaves control and liveness to another expectation, and all of it where the control failed', () => {
  const liveness: Told = { answer: ({ role }) => (role === 'liveness' ? 500 : 204) }
  expect(judge(expectNoServerErrors, liveness)).toEqual([])
  expect(judge(expectNoServerErrors, { answer: () => 500 })).toEqual([])
  expect(judge(expectAnswers, { answer: () => ({ kind: 'timeout' }) })).toEqual([])
})

test('reports connections refused after the control, even where a retry was accepted', () => {
  const refused = { kind: 'refused', detail: 'ECONNREFUSED' } as const
  const restarting: Told = {
    answer: ({ role }, index) => (role === 'liveness' && index === 2 ? refused : 204),
  }
  expect(judge(expectListening, restarting)).toEqual(['attempt 3: connection refused (ECONNREFUSED)'])
  for (const answer of [
    () => refused,
    () => ({ kind: 'refused', detail: 'ETIMEDOUT' }) as const,
    ({ role }: { role?: string }) => (role === 'control' ? 204 : ({ kind: 'closed' } as const)),
  ])
    expect(judge(expectListening, { answer })).toEqual([])
})
