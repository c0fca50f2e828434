import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { answering, scenariosOf } from '../../test/transcripts.ts'
import { forgeryCausesNoCall as check } from './forgery-causes-no-call.ts'

const answer = answering(204, 401)

testCheck(check, {
  passes: {
    'calls nobody': { answer, calls: () => [{ entity: 1 }, { entity: 3 }] },
    'calls nobody at all': { answer, calls: () => [] },
    'refuses everything': { answer: () => 401, calls: () => [{ entity: 2 }] },
  },
  fails: { 'calls because of a forgery': { answer, calls: () => [{ entity: 2 }] } },
})

test('forges the second of three', () => {
  for (const { moments } of scenariosOf(check))
    expect(moments.map(([plan]) => plan?.nature)).toEqual(['genuine', 'forged', 'genuine'])
})
