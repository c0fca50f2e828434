import fc from 'fast-check'
import type { EndpointKind, Scenario, Terms } from '../model/index.ts'
import { callersOf } from './callers.ts'
import { genuine, historyOf } from './plans.ts'

/** One event, and what the receiver calls about it never answers. */
export function hangingCalls(terms: Terms, endpoint: EndpointKind): fc.Arbitrary<Scenario> {
  return fc.constantFrom(...callersOf(terms, endpoint)).chain((offered) =>
    historyOf(terms, [offered]).map((events) => ({
      events,
      moments: [[genuine(0)]],
      faults: [{ endpoint, entity: 1, fault: { kind: 'hang' as const } }],
    })),
  )
}
