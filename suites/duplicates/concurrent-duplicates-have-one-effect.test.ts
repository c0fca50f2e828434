import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { concurrentDuplicatesHaveOneEffect as check } from './concurrent-duplicates-have-one-effect.ts'

const once = { effects: ['done'], state: [{ name: 'Zoë' }] }

testCheck(check, {
  passes: {
    'acts once': { sees: () => once },
    'refuses copies in flight': { sees: () => once, answer: (_, index) => (index === 0 ? 204 : 409) },
  },
  fails: {
    'acts on two of them': { sees: () => ({ ...once, effects: ['done', 'done'] }), ideal: () => once },
    'stores two rows': { sees: () => ({ ...once, state: [1, 1] }), ideal: () => ({ ...once, state: [1] }) },
    'acts on none of them': { sees: () => ({ effects: [], state: [] }), ideal: () => once },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ effects: [], state: [] }) } },
})

test('draws copies of one delivery in a single moment', () => {
  for (const scenario of scenariosOf(check)) {
    expect(scenario.moments).toHaveLength(1)
    expect(orderOf(scenario)[0]?.length).toBeGreaterThan(1)
    for (const plan of scenario.moments.flat())
      expect(plan).toEqual({ event: 0, delivery: 'a', nature: 'genuine' })
  }
})
