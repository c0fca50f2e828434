import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesClosedConnections as check } from './survives-closed-connections.ts'

testCheck(check, {
  passes: { 'goes on': { answer: onTrial({ kind: 'aborted' }) } },
  fails: {
    'is down until somebody starts it again': {
      answer: ({ role }, index) =>
        role === 'liveness' && index < 6 ? { kind: 'refused', detail: 'ECONNREFUSED' } : 204,
    },
    'dies of it': { answer: ({ role }) => (role === 'control' ? 204 : { kind: 'refused' }) },
    'fails from then on': { answer: ({ role }) => (role === 'liveness' ? 500 : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws providers that leave after the whole body, by FIN and by RST', () => {
  const wires = scenariosOf(check).flatMap(({ moments }) => moments.flat().flatMap(({ wire }) => wire ?? []))
  expect(new Set(wires.map(({ abortAfter }) => abortAfter))).toEqual(new Set([1]))
  expect(new Set(wires.map(({ abortBy }) => abortBy))).toEqual(new Set(['close', 'reset']))
})
