import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesUnknownEntities as check } from './survives-unknown-entities.ts'

testCheck(check, {
  passes: {
    'takes them': {},
    'asks for a retry': { answer: onTrial(404) },
    'asks for patience': { answer: onTrial(503) },
  },
  fails: {
    'fails on them': { answer: onTrial(500) },
    'never answers them': { answer: onTrial({ kind: 'timeout' }) },
    'does not survive them': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws updates and deletions of entities that nothing else is about', () => {
  const types = scenariosOf(check).map(({ events }) => {
    expect(new Set(events.map(({ entity }) => entity)).size).toBe(3)
    return events[1]?.type
  })
  expect(new Set(types)).toEqual(new Set(['contact.updated', 'contact.deleted', 'invoice.updated']))
})
