import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { answersWrongTypesWithout5xx as check } from './answers-wrong-types-without-5xx.ts'
import { survivesWrongTypes } from './survives-wrong-types.ts'

testCheck(check, {
  passes: {
    'refuses them': { answer: onTrial(422) },
    'acknowledges them': {},
    'asks for patience': { answer: onTrial(503) },
  },
  fails: {
    throws: { answer: onTrial(500) },
    'lets its gateway answer': { answer: onTrial(502) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 422 } },
})

test('draws what the check on survival draws', () => {
  expect(scenariosOf(check)).toEqual(scenariosOf(survivesWrongTypes))
})
