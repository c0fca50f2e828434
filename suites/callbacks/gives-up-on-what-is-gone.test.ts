import { expect, test } from 'vitest'
import type { CallRecord, FaultPlan, Scenario } from '../../src/model/index.ts'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { givesUpOnWhatIsGone as check } from './gives-up-on-what-is-gone.ts'

function times(count: number): (scenario: Scenario) => readonly Partial<CallRecord>[] {
  return ({ faults = [] }) =>
    Array.from({ length: count }, (_, index) => ({ ...(faults[0] as FaultPlan), startedMs: index }))
}

testCheck(check, {
  passes: {
    'asks once': {},
    'asks ten times': { calls: times(10) },
    'asks ten times for each of two attempts': { calls: times(20), answer: () => 503 },
  },
  fails: {
    'asks eleven times': { calls: times(11) },
    'asks without end': { calls: times(500), answer: () => 503 },
  },
})

test('never lets the API have the object', () => {
  for (const { faults } of scenariosOf(check))
    expect(faults).toMatchObject([{ fault: { kind: 'status', status: 404 }, calls: 100_000 }])
})
