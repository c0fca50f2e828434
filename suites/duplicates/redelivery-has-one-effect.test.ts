import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { redeliveryHasOneEffect as check } from './redelivery-has-one-effect.ts'

const once = { effects: ['done'] }

testCheck(check, {
  passes: { 'acts once': { sees: () => once } },
  fails: {
    'acts on each delivery': { sees: () => ({ effects: ['done', 'done'] }), ideal: () => once },
    'refuses a known event for ever': {
      sees: () => once,
      answer: ({ delivery }) => (delivery === 'a' ? 204 : 409),
    },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ effects: [] }) } },
})

test('draws deliveries with letters of their own for one event', () => {
  for (const scenario of scenariosOf(check)) {
    const letters = scenario.moments.flat().map(({ delivery }) => delivery)
    expect(letters.length).toBeGreaterThan(1)
    expect(new Set(letters).size).toBe(letters.length)
    expect(new Set(orderOf(scenario).flat())).toEqual(new Set([0]))
  }
})
