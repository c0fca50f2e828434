import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { answersWhileItsWorkHangs as check } from './answers-while-its-work-hangs.ts'

testCheck(check, {
  passes: {
    'answers at once': {},
    'gives its own call up': { answer: (_, index) => (index === 0 ? 503 : 204) },
    'calls only later': { calls: () => [{ moment: 1 }] },
  },
  fails: { 'waits for what it calls': { answer: () => ({ kind: 'timeout', elapsedMs: 9 }) } },
})

test('never answers a call about the one entity', () => {
  for (const { faults } of scenariosOf(check))
    expect(faults?.map(({ fault }) => fault.kind)).toEqual(['hang'])
})
