import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { judged, scenariosOf } from '../../test/transcripts.ts'
import { workThatFailedIsDoneLater as check } from './work-that-failed-is-done-later.ts'

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

test('lets one or two calls fail, in each of the ways', () => {
  const faults = scenariosOf(check).flatMap((scenario) => scenario.faults ?? [])
  expect(new Set(faults.map(({ calls }) => calls))).toEqual(new Set([1, 2]))
  expect(new Set(faults.map(({ fault }) => (fault.kind === 'status' ? fault.status : fault.kind)))).toEqual(
    new Set([500, 502, 'reset']),
  )
})
