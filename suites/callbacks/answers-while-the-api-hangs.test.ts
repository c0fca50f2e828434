import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { answersWhileTheApiHangs as check } from './answers-while-the-api-hangs.ts'

testCheck(check, {
  passes: {
    'answers at once': {},
    'gives its fetch up': { answer: (_, index) => (index === 0 ? 503 : 204) },
    'fetches only later': { calls: () => [{ endpoint: 'provider-api', moment: 1 }] },
  },
  fails: { 'waits for the API': { answer: () => ({ kind: 'timeout', elapsedMs: 9 }) } },
})

test('never answers a fetch', () => {
  for (const { faults } of scenariosOf(check))
    expect(faults?.map(({ endpoint, fault }) => [endpoint, fault.kind])).toEqual([['provider-api', 'hang']])
})
