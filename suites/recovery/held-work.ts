import type fc from 'fast-check'
import { callersOf, genuine } from '../../src/arbitraries/index.ts'
import type { RestartPlan, Scenario, Terms } from '../../src/model/index.ts'
import { severalEvents } from './several-events.ts'

/** Events of several entities, and what the receiver calls about them is held until its process has ended. */
export function heldWork(terms: Terms, signal: RestartPlan['signal']): fc.Arbitrary<Scenario> {
  return severalEvents(terms, callersOf(terms, 'downstream')).map((events) => ({
    events,
    moments: [events.map((_, index) => genuine(index))],
    faults: events.map(({ entity }) => ({
      endpoint: 'downstream',
      entity,
      fault: { kind: 'hold' },
      through: 1,
    })),
    restarts: [{ after: 0, signal }],
  }))
}
