import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { judged, scenariosOf } from '../../test/transcripts.ts'
import { missingObjectIsFetchedAgain as check } from './missing-object-is-fetched-again.ts'

const once = { effects: ['done'], state: [{ name: 'Zoë' }] }

testCheck(check, {
  passes: {
    'fetches again later': { sees: () => once },
    'asks for a retry, and takes it': { sees: () => once, answer: (_, index) => (index === 0 ? 503 : 204) },
  },
  fails: {
    'acknowledges, and never has it': { sees: () => ({ effects: [], state: [] }), ideal: () => once },
    'stores something else': { sees: () => ({ ...once, state: [{}] }), ideal: () => once },
    'refuses the retry for good': { sees: () => ({}), ideal: () => once, answer: () => 500 },
  },
  leavesOpen: { 'says "later" to the end': { sees: () => ({}), ideal: () => once, answer: () => 409 } },
})

test('learns nothing where nothing was fetched', () => {
  expect(judged(check, { sees: () => once, calls: () => [] })).toEqual(['unprovoked'])
})

test('lets one or two fetches fail, in each of the ways', () => {
  const faults = scenariosOf(check).flatMap((scenario) => scenario.faults ?? [])
  expect(new Set(faults.map(({ calls }) => calls))).toEqual(new Set([1, 2]))
  expect(new Set(faults.map(({ endpoint }) => endpoint))).toEqual(new Set(['provider-api']))
  expect(
    new Set(
      faults.map(({ fault }) =>
        'text' in fault ? fault.text : 'status' in fault ? fault.status : fault.kind,
      ),
    ),
  ).toEqual(new Set([404]))
})
