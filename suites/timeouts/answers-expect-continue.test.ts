import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { answersExpectContinue as check } from './answers-expect-continue.ts'

testCheck(check, {
  passes: {
    continues: {},
    'refuses the expectation': { answer: onTrial(417) },
  },
  fails: {
    'waits for the body': { answer: onTrial({ kind: 'timeout' }) },
    'drops the connection': { answer: onTrial({ kind: 'closed' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws one attempt that waits for "100 Continue"', () => {
  for (const { moments } of scenariosOf(check, undefined, 5)) {
    expect(moments.flat().map(({ wire }) => wire?.expectContinue)).toEqual([undefined, true, undefined])
  }
})
