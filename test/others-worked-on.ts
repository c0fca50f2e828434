import { expect, test } from 'vitest'
import type { CallRecord, Check, Scenario } from '../src/model/index.ts'
import { testCheck } from './check-tests.ts'
import { scenariosOf } from './transcripts.ts'

/** Registers the tests of a check in which the last entity is worked on while the calls of the others do not end well. */
export function testOthersWorkedOn(check: Check): void {
  testCheck(check, {
    passes: { 'works on the other one meanwhile': {} },
    fails: {
      'works on it only when the others are done': {
        calls: (scenario) => callsWith(scenario, { moment: 9 }),
      },
      'never works on it': { calls: (scenario) => callsWith(scenario) },
    },
  })

  test('asks for the last of all entities while the calls of the others do not end well', () => {
    for (const { faults = [], events, moments } of scenariosOf(check)) {
      expect(moments.at(-1)?.map(({ event }) => event)).toEqual([events.length - 1])
      expect(faults.at(-1)).toMatchObject({ entity: events.length, calls: 1, from: 1 })
      expect(new Set(faults.map(({ entity }) => entity)).size).toBe(events.length)
    }
  })
}

/** All calls that are to be befallen, but of the last entity only this one. */
function callsWith(
  { faults = [], events }: Scenario,
  own?: Partial<CallRecord>,
): readonly Partial<CallRecord>[] {
  const last = events.length
  const others = faults.filter(({ entity }) => entity !== last)
  return [...others, ...(own === undefined ? [] : [{ entity: last, ...own }])]
}
