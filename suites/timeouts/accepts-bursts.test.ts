import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsBursts as check } from './accepts-bursts.ts'

testCheck(check, {
  passes: {
    'takes all of them': {},
    'throttles, and takes the retries': { answer: (_, index) => (index >= 20 && index < 60 ? 429 : 204) },
  },
  fails: {
    'throttles for good': { answer: (_, index) => (index >= 20 ? 429 : 204) },
    'drops connections': { answer: ({ event }) => (event === 59 ? { kind: 'closed' } : 204) },
  },
})

test('draws sixty entities in one moment', () => {
  for (const scenario of scenariosOf(check, undefined, 5)) {
    expect(new Set(scenario.events.map(({ entity }) => entity)).size).toBe(60)
    expect(orderOf(scenario)).toEqual([scenario.events.map((_, index) => index)])
  }
})
