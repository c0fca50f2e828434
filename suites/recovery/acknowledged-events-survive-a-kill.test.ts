import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acknowledgedEventsSurviveAKill as check } from './acknowledged-events-survive-a-kill.ts'

const once = { effects: ['done'], state: [{ name: 'Zoë' }] }

testCheck(check, {
  passes: {
    'has the effect once': { sees: () => once },
    'was cut off, and takes the retry': {
      sees: () => once,
      answer: (_, index) => (index < 4 ? { kind: 'closed', detail: 'ECONNRESET' } : 204),
    },
  },
  fails: {
    'has lost one of them': {
      sees: (entity) => (entity === 2 ? { effects: [], state: [] } : once),
      ideal: () => once,
    },
    'has done one of them twice': {
      sees: (entity) => (entity === 3 ? { ...once, effects: ['done', 'done'] } : once),
      ideal: () => once,
    },
    'refuses retries for good': { sees: () => ({}), ideal: () => once, answer: () => 500 },
  },
  leavesOpen: { 'forgets everything, as does the ideal one': { sees: () => ({ effects: [], state: [] }) } },
})

test('kills it after the one moment in which events of several entities come', () => {
  for (const { moments, events, restarts } of scenariosOf(check)) {
    expect(moments).toHaveLength(1)
    expect(new Set(events.map(({ entity }) => entity)).size).toBeGreaterThan(1)
    expect(restarts).toEqual([{ after: 0, signal: 'SIGKILL' }])
  }
})
