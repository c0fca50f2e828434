import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { newestVersionWins as check } from './newest-version-wins.ts'

const newest = { state: [{ name: 'newest' }] }

testCheck(check, {
  passes: {
    'ends with the newest version': { sees: () => newest },
    'has other effects on the way': {
      sees: () => ({ ...newest, effects: ['created', 'ignored'] }),
      ideal: () => ({ ...newest, effects: ['created', 'updated', 'updated'] }),
    },
    'refuses stale events once': { sees: () => newest, answer: (_, index) => (index === 2 ? 409 : 204) },
  },
  fails: {
    'ends with what came last': { sees: () => ({ state: [{ name: 'stale' }] }), ideal: () => newest },
    'loses the entity': { sees: () => ({ state: [] }), ideal: () => newest },
    'refuses stale events for ever': { sees: () => newest, answer: ({ event }) => (event === 1 ? 409 : 204) },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ state: [] }) } },
})

test('draws the creation first, then every update once, in any order', () => {
  const orders = scenariosOf(check).map((scenario) => {
    const [first, ...updates] = orderOf(scenario).flat()
    expect(first).toBe(0)
    expect(updates.toSorted()).toEqual(scenario.events.slice(1).map((_, index) => index + 1))
    return updates
  })
  expect(orders.some((updates) => updates.join() !== updates.toSorted().join())).toBe(true)
})
