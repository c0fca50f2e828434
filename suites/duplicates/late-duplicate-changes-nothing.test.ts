import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { lateDuplicateChangesNothing as check } from './late-duplicate-changes-nothing.ts'

const newest = { effects: ['created', 'updated'], state: [{ name: 'newest' }] }

testCheck(check, {
  passes: {
    'keeps the newest version': { sees: () => newest },
    'refuses the late copy once': { sees: () => newest, answer: (_, index) => (index === 3 ? 503 : 204) },
  },
  fails: {
    'goes back to the old version': {
      sees: () => ({ ...newest, state: [{ name: 'old' }] }),
      ideal: () => newest,
    },
    'updates once more': {
      sees: () => ({ ...newest, effects: ['updated', 'created', 'created'] }),
      ideal: () => newest,
    },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ effects: [] }) } },
})

test('draws a history in order, then events of it again', () => {
  for (const scenario of scenariosOf(check)) {
    const { events } = scenario
    const order = orderOf(scenario).flat()
    expect(order.slice(0, events.length)).toEqual(events.map((_, index) => index))
    expect(order.length).toBeGreaterThan(events.length)
    const ages = events.map(({ ageSeconds }) => ageSeconds)
    expect(ages).toEqual(ages.toSorted((a, b) => b - a))
    expect(new Set(ages).size).toBe(ages.length)
  }
})
