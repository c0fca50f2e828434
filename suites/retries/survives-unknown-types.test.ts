import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesUnknownTypes as check } from './survives-unknown-types.ts'

testCheck(check, {
  passes: {
    'acknowledges them': {},
    'refuses them': { answer: onTrial(422) },
    'asks for patience': { answer: onTrial(503) },
  },
  fails: {
    'fails on them': { answer: onTrial(500) },
    'never answers them': { answer: onTrial({ kind: 'timeout' }) },
    'does not survive them': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws types that the contract imagines', () => {
  const matches = scenariosOf(check).flatMap(({ events }) => events.slice(1, -1).map(({ match }) => match))
  expect(matches.length).toBeGreaterThan(0)
  for (const match of matches)
    expect(match).toEqual({ 'body:/type': 'contact.moved', 'header:X-Acme-Event': 'contact.moved' })
})
