import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesDeepNesting as check } from './survives-deep-nesting.ts'

testCheck(check, {
  passes: {
    'refuses it': { answer: onTrial(400) },
    'fails, and answers': { answer: onTrial(500) },
    'takes it': {},
  },
  fails: {
    'dies of it': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
    'drops the connection': { answer: onTrial({ kind: 'closed' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 400 } },
})

test('draws thousands of brackets that close', () => {
  const inserts = scenariosOf(check, undefined, 8).map(({ moments }) => moments.flat()[1]?.text?.insert ?? '')
  for (const insert of inserts) {
    const opened = insert.split('[').length - 1
    expect(insert.split(']').length - 1).toBe(opened)
    expect(opened).toBeGreaterThanOrEqual(500)
  }
  expect(inserts.some((insert) => insert.length > 40_000)).toBe(true)
})
