import { expect, test } from 'vitest'
import { compileSchema } from '../../src/schemas/index.ts'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms } from '../../test/example-terms.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesWrongTypes as check } from './survives-wrong-types.ts'

testCheck(check, {
  passes: {
    'refuses them': { answer: onTrial(422) },
    'acknowledges them': {},
    'fails, and answers': { answer: onTrial(500) },
  },
  fails: {
    'dies of them': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
    'drops the connection': { answer: onTrial({ kind: 'closed' }) },
    hangs: { answer: onTrial({ kind: 'timeout' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 422 } },
})

test('draws payloads of which most break their schema', () => {
  const terms = exampleTerms()
  const tried = scenariosOf(check, terms).flatMap(({ events }) => events.slice(1, -1))
  const broken = tried.filter(
    ({ type, payload }) => compileSchema(terms.schemas[type] ?? {}).validate(payload).length > 0,
  )
  expect(broken.length).toBeGreaterThan(tried.length / 2)
})
