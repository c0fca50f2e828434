import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { concurrentUpdatesConverge as check } from './concurrent-updates-converge.ts'

const newest = { state: [{ name: 'newest' }] }

testCheck(check, {
  passes: {
    'ends with the newest version': { sees: () => newest },
    'handles one at a time': { sees: () => newest, answer: (_, index) => (index === 2 ? 503 : 204) },
  },
  fails: {
    'loses the newest update': { sees: () => ({ state: [{ name: 'older' }] }), ideal: () => newest },
    'stores several rows': { sees: () => ({ state: [1, 1] }), ideal: () => ({ state: [1] }) },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ state: [] }) } },
})

test('draws all updates in one moment after the creation, the newest first', () => {
  for (const scenario of scenariosOf(check)) {
    const [creation, updates = [], ...more] = orderOf(scenario)
    expect(creation).toEqual([0])
    expect(updates.length).toBeGreaterThan(1)
    expect(updates.toReversed()).toEqual(scenario.events.slice(1).map((_, index) => index + 1))
    expect(more).toEqual([])
  }
})
