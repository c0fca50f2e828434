import type { EndpointKind, OfferedEvent, Terms } from '../model/index.ts'
import { openings } from './plans.ts'

/**
 * The events that a history may begin with and that make the receiver call.
 *
 * @param least How many calls one event makes, at least.
 */
export function callersOf(terms: Terms, endpoint: EndpointKind, least = 1): readonly OfferedEvent[] {
  return openings(terms).filter(({ event }) => (terms.calls?.[endpoint]?.[event.type] ?? 0) >= least)
}
