import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesFailingWork as check } from './survives-failing-work.ts'

testCheck(check, {
  passes: {
    'answers everything': {},
    'refuses while its work fails': { answer: ({ nature }) => (nature === 'odd' ? 500 : 204) },
  },
  fails: {
    'is gone afterwards': {
      answer: ({ role }) => (role === 'control' ? 204 : { kind: 'refused', detail: 'ECONNREFUSED' }),
    },
    'refuses what comes after': { answer: ({ role }) => (role === 'liveness' ? 500 : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('lets all calls about the second of three entities fail', () => {
  for (const { faults, events } of scenariosOf(check)) {
    expect(events.map(({ entity }) => entity)).toEqual([1, 2, 3])
    expect(faults?.map(({ entity, calls }) => [entity, calls])).toEqual([[2, undefined]])
  }
})
