import { expect, test } from 'vitest'
import type { Check, EndpointKind } from '../src/model/index.ts'
import { type Receivers, testCheck } from './check-tests.ts'
import { judged, scenariosOf, type Told } from './transcripts.ts'

const once = { effects: ['done'], state: [{ name: 'Zoë' }] }
const nothing = { effects: [], state: [] }

/** Ends the connection at the first attempt of each event. */
function cutOffAtFirst(): NonNullable<Told['answer']> {
  const seen = new Set<number>()
  return ({ event }, index) => {
    if (index === 0) seen.clear()
    const isFirst = !seen.has(event)
    seen.add(event)
    return isFirst ? { kind: 'closed', detail: 'ECONNRESET' } : 204
  }
}

const converging: Receivers = {
  passes: {
    'acknowledges, and does it later': { sees: () => once },
    'asks for a retry, and takes it': { sees: () => once, answer: (_, index) => (index === 0 ? 503 : 204) },
    'was cut off each time, and takes the retry': { sees: () => once, answer: cutOffAtFirst() },
  },
  fails: {
    'acknowledges, and never does it': { sees: () => nothing, ideal: () => once },
    'does it twice': { sees: () => ({ ...once, effects: ['done', 'done'] }), ideal: () => once },
    'stores something else': { sees: () => ({ ...once, state: [{}] }), ideal: () => once },
    'refuses the retry for good': { sees: () => ({}), ideal: () => once, answer: () => 500 },
  },
  leavesOpen: {
    'says "later" to the end': { sees: () => ({}), ideal: () => once, answer: () => 409 },
    'shows nothing': { sees: () => nothing },
  },
}

/** Registers the tests of a check whose outcome has to become the ideal one, whatever befell the calls meanwhile. */
export function testConvergence(check: Check): void {
  testCheck(check, converging)

  const hasFaults = scenariosOf(check).every(({ faults = [] }) => faults.length > 0)
  if (hasFaults) {
    test('learns nothing where nothing was called', () => {
      expect(judged(check, { sees: () => once, calls: () => [] })).toEqual(['unprovoked'])
    })
  }
}

/** Registers the test that one or two calls fail, in each of these ways: a status, a text, or the kind of the fault. */
export function testFaults(check: Check, endpoint: EndpointKind, ways: readonly (string | number)[]): void {
  test('lets one or two calls fail, in each of the ways', () => {
    const faults = scenariosOf(check).flatMap((scenario) => scenario.faults ?? [])
    expect(new Set(faults.map((plan) => plan.endpoint))).toEqual(new Set([endpoint]))
    expect(new Set(faults.map(({ calls }) => calls))).toEqual(new Set([1, 2]))
    const drawn = faults.map(({ fault }) => {
      if (fault.kind === 'status') return fault.status
      return fault.kind === 'text' ? fault.text : fault.kind
    })
    expect(new Set(drawn)).toEqual(new Set(ways))
  })
}
