import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { stopsWithoutLosingWork as check } from './stops-without-losing-work.ts'

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

test('holds all calls until it has ended', () => {
  for (const { events, faults, restarts } of scenariosOf(check)) {
    expect(faults?.map(({ fault, entity, through }) => [fault.kind, entity, through])).toEqual(
      events.map(({ entity }) => ['hold', entity, 1]),
    )
    expect(restarts).toEqual([{ after: 0, signal: 'SIGTERM' }])
  }
})
