import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acknowledgesEveryHandledType as check } from './acknowledges-every-handled-type.ts'

testCheck(check, {
  passes: {
    acknowledges: {},
    'acknowledges with any 2xx': { answer: () => 202 },
    'takes the retry': { answer: (_, index) => (index === 0 ? 500 : 200) },
  },
  fails: {
    redirects: { answer: () => 302 },
    refuses: { answer: () => 404 },
    fails: { answer: () => 500 },
    'answers too late': { answer: () => ({ kind: 'timeout' }) },
  },
})

test('draws every type, after the creation that it builds on', () => {
  const types = scenariosOf(check).map((scenario) => {
    expect(orderOf(scenario)).toEqual(scenario.events.map((_, index) => [index]))
    return scenario.events.at(-1)?.type
  })
  expect(new Set(types).size).toBe(5)
})
