import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { answering, scenariosOf } from '../../test/transcripts.ts'
import { refusedAttemptDoesNotBlockItsRetry as check } from './refused-attempt-does-not-block-its-retry.ts'

const once = { effects: ['done'] }

testCheck(check, {
  passes: {
    'handles the genuine one': { answer: answering(204, 401), sees: () => once },
    'acknowledges the forgery in vain': { sees: () => once },
  },
  fails: {
    'takes the genuine one for a duplicate': { sees: () => ({ effects: [] }), ideal: () => once },
    'acts on both': { sees: () => ({ effects: ['done', 'done'] }), ideal: () => once },
    'refuses the genuine one': { answer: () => 401, sees: () => ({ effects: [] }), ideal: () => once },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ effects: [] }) } },
})

test.each(['hex', 'several', 'basic', 'bearer', 'header'] as const)('draws forgeries in mode %s', (name) => {
  for (const { moments } of scenariosOf(check, exampleTerms(modes[name]))) {
    const plans = moments.flat()
    expect(plans.at(-1)).toEqual({ event: 0, delivery: 'a', nature: 'genuine' })
    expect(plans.length).toBeGreaterThan(1)
    for (const plan of plans.slice(0, -1))
      expect(plan).toMatchObject({ event: 0, delivery: 'a', nature: 'forged' })
  }
})

test('draws none where nothing can be forged', () => {
  const open = { basis: 'assumed', source: 'test', id: 'none', kind: 'none' } as const
  for (const { moments } of scenariosOf(check, exampleTerms(open), 10)) expect(moments).toHaveLength(1)
})
