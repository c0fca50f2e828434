import fc from 'fast-check'
import { eventOf } from '../../src/arbitraries/index.ts'
import type { EventPlan, OfferedEvent, Terms } from '../../src/model/index.ts'

/** Ending a process takes its time, so each end is shared by several entities. */
const entities = [1, 2, 3, 4]

/** One event about each of several entities. */
export function severalEvents(
  terms: Terms,
  offered: readonly OfferedEvent[],
): fc.Arbitrary<readonly EventPlan[]> {
  return fc
    .constantFrom(...offered)
    .chain((one) => fc.tuple(...entities.map((entity) => eventOf(terms, one, { entity }))))
}
