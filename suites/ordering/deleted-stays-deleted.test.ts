import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { deletedStaysDeleted as check } from './deleted-stays-deleted.ts'

const tombstone = { state: [{ deleted: true }] }

testCheck(check, {
  passes: {
    'shows nothing of what is deleted': { sees: () => ({ state: [] }) },
    'keeps a tombstone': { sees: () => tombstone },
    'does not know what it has deleted': {
      sees: () => ({ state: [] }),
      answer: ({ event }, index) => (event < 2 && index > 0 ? 404 : 204),
    },
  },
  fails: {
    'brings it back': { sees: () => ({ state: [{ name: 'back' }] }), ideal: () => ({ state: [] }) },
    'revives the tombstone': { sees: () => ({ state: [{ deleted: false }] }), ideal: () => tombstone },
    'refuses what comes late': { sees: () => tombstone, answer: (_, index) => (index < 2 ? 204 : 410) },
  },
})

test('draws something older after the deletion', () => {
  for (const scenario of scenariosOf(check)) {
    const order = orderOf(scenario).flat()
    expect(order.toSorted()).toEqual([0, 1, 2])
    expect(order.at(-1)).not.toBe(2)
    expect(scenario.events.map(({ type }) => type)).toEqual([
      'contact.created',
      'contact.updated',
      'contact.deleted',
    ])
  }
})
