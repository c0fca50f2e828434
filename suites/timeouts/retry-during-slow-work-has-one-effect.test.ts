import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { judged, scenariosOf } from '../../test/transcripts.ts'
import { retryDuringSlowWorkHasOneEffect as check } from './retry-during-slow-work-has-one-effect.ts'

const once = { effects: ['done'], state: [{ name: 'Zoë' }] }

testCheck(check, {
  passes: {
    'acknowledges, and does it later': { sees: () => once },
    'asks for a retry, and takes it': { sees: () => once, answer: (_, index) => (index === 0 ? 503 : 204) },
    'breaks off, and takes the retry': {
      sees: () => once,
      answer: (_, index) => (index === 0 ? { kind: 'closed', detail: 'reset' } : 204),
    },
  },
  fails: {
    'acknowledges, and never does it': { sees: () => ({ effects: [], state: [] }), ideal: () => once },
    'does it twice': { sees: () => ({ ...once, effects: ['done', 'done'] }), ideal: () => once },
    'refuses the retry for good': { sees: () => ({}), ideal: () => once, answer: () => 500 },
  },
  leavesOpen: {
    'says "later" to the end': { sees: () => ({}), ideal: () => once, answer: () => 409 },
    'shows nothing': { sees: () => ({ effects: [], state: [] }) },
  },
})

test('learns nothing where nothing was called', () => {
  expect(judged(check, { sees: () => once, calls: () => [] })).toEqual(['unprovoked'])
})

test('gives the first attempt up, and holds its calls until the retries were made', () => {
  for (const { moments, faults } of scenariosOf(check)) {
    const [[first], ...retries] = moments as [[{ impatient?: boolean }], ...unknown[]]
    expect(first.impatient).toBe(true)
    expect(retries.length).toBeGreaterThan(0)
    expect(faults?.map(({ through }) => through)).toEqual([retries.length])
  }
})
