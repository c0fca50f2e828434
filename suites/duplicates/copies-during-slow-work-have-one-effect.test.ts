import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { judged, scenariosOf } from '../../test/transcripts.ts'
import { copiesDuringSlowWorkHaveOneEffect as check } from './copies-during-slow-work-have-one-effect.ts'

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

test('holds the calls of copies that come in one moment, and draws the order in which they are answered', () => {
  const scenarios = scenariosOf(check)
  for (const { moments, faults } of scenarios) {
    expect(moments).toHaveLength(1)
    expect(moments[0]?.length).toBeGreaterThan(1)
    expect(faults).toEqual([{ endpoint: 'downstream', entity: 1, fault: { kind: 'hold' } }])
  }
  expect(new Set(scenarios.map(({ releases }) => JSON.stringify(releases))).size).toBeGreaterThan(5)
})
