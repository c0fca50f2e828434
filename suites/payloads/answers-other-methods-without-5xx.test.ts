import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { answersOtherMethodsWithout5xx as check } from './answers-other-methods-without-5xx.ts'

testCheck(check, {
  passes: {
    'has no such routes': { answer: onTrial(405) },
    'knows only POST': { answer: onTrial(404) },
    'answers them all': {},
    'is on a server that knows few methods': { answer: onTrial(501) },
  },
  fails: {
    'errs at them': { answer: onTrial(500) },
    'never answers them': { answer: onTrial({ kind: 'timeout' }) },
    'dies of them': { answer: ({ role }) => (role === 'control' ? 204 : { kind: 'refused' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 405 } },
})

test('draws each of the methods', () => {
  const wires = scenariosOf(check).flatMap(({ moments }) => moments.flat().flatMap(({ wire }) => wire ?? []))
  expect(new Set(wires.map(({ method }) => method))).toEqual(new Set(['HEAD', 'GET', 'OPTIONS', 'PUT']))
})
