import { expect, test } from 'vitest'
import { testConvergence, testFaults } from '../../test/converging.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { halfDoneWorkIsCompletedOnce as check } from './half-done-work-is-completed-once.ts'

testConvergence(check)
testFaults(check, 'downstream', [500, 503, 'reset'])

test('lets the first call succeed', () => {
  for (const { faults } of scenariosOf(check)) expect(faults?.map(({ after }) => after)).toEqual([1])
})
