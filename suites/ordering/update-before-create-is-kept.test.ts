import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { updateBeforeCreateIsKept as check } from './update-before-create-is-kept.ts'

const updated = { state: [{ name: 'updated' }] }

testCheck(check, {
  passes: {
    'ends with the updated version': { sees: () => updated },
    'refuses the update until the entity is there': {
      sees: () => updated,
      answer: (_, index) => (index === 0 ? 404 : 204),
    },
  },
  fails: {
    'drops the update': { sees: () => ({ state: [{ name: 'created' }] }), ideal: () => updated },
    'never takes the update': { sees: () => updated, answer: ({ event }) => (event === 1 ? 404 : 204) },
    'stores it twice': {
      sees: () => ({ state: [...updated.state, ...updated.state] }),
      ideal: () => updated,
    },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ state: [] }) } },
})

test('draws the update first', () => {
  for (const scenario of scenariosOf(check)) {
    expect(orderOf(scenario)).toEqual([[1], [0]])
    expect(scenario.events.map(({ version }) => version)).toEqual([1, 2])
    expect(scenario.events[0]?.ageSeconds).toBeGreaterThan(scenario.events[1]?.ageSeconds as number)
  }
})
