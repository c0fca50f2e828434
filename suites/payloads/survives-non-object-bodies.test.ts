import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesNonObjectBodies as check } from './survives-non-object-bodies.ts'

testCheck(check, {
  passes: {
    'refuses them': { answer: onTrial(400) },
    'acknowledges them': {},
  },
  fails: {
    throws: { answer: onTrial(500) },
    hangs: { answer: onTrial({ kind: 'timeout' }) },
    'dies of them': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 400 } },
})

test('draws JSON that is no object, and text that is no JSON', () => {
  const bodies = scenariosOf(check).flatMap(({ moments }) =>
    moments.flat().flatMap(({ text }) => text?.literal ?? []),
  )
  for (const body of ['null', '[]', '42', '', '{bad']) expect(bodies).toContain(body)
})
