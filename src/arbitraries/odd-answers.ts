import fc from 'fast-check'
import type { EndpointKind, Fault, Scenario, Terms } from '../model/index.ts'
import { callersOf } from './callers.ts'
import { genuine, historyOf } from './plans.ts'

/** One event, once delivered, the first calls of which are answered so. */
export function oddAnswers(
  terms: Terms,
  endpoint: EndpointKind,
  { fault, calls }: { readonly fault: Fault; readonly calls: number },
): fc.Arbitrary<Scenario> {
  return fc.constantFrom(...callersOf(terms, endpoint)).chain((offered) =>
    historyOf(terms, [offered]).map((events) => ({
      events,
      moments: [[genuine(0)]],
      faults: [{ endpoint, entity: 1, fault, calls }],
    })),
  )
}
