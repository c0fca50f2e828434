import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesAbortedBodies as check } from './survives-aborted-bodies.ts'

testCheck(check, {
  passes: {
    'goes on': { answer: onTrial({ kind: 'aborted' }) },
    'stumbles once': { answer: (_, index) => (index === 1 ? { kind: 'closed' } : 204) },
  },
  fails: {
    'is down until somebody starts it again': {
      answer: ({ role }, index) =>
        role === 'liveness' && index < 6 ? { kind: 'refused', detail: 'ECONNREFUSED' } : 204,
    },
    'dies of it': { answer: ({ role }) => (role === 'control' ? 204 : { kind: 'refused' }) },
    'answers nobody any more': { answer: ({ role }) => (role === 'liveness' ? { kind: 'timeout' } : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws bodies that end before their end, by FIN and by RST', () => {
  const wires = scenariosOf(check).flatMap(({ moments }) => moments.flat().flatMap(({ wire }) => wire ?? []))
  for (const { abortAfter } of wires) expect(abortAfter).toBeLessThan(1)
  expect(new Set(wires.map(({ abortBy }) => abortBy))).toEqual(new Set(['close', 'reset']))
})
