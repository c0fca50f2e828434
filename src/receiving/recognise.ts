import type { ReceivedRequest } from './delivery-request.ts'
import { valueAt } from './place.ts'
import type { EventDefinition } from './provider-definition.ts'

/** The event that a request is; when several fit, the one with the most conditions. */
export function recognise(
  events: readonly EventDefinition[],
  request: ReceivedRequest,
): EventDefinition | undefined {
  let best: EventDefinition | undefined
  for (const event of events) {
    const fits = event.match.every(([place, wanted]) => {
      const found = valueAt(request, place)
      return wanted === true ? found !== undefined : found === wanted
    })
    if (fits && (best === undefined || event.match.length > best.match.length)) best = event
  }
  return best
}

/** Whether anything stands where events are told by. */
export function showsEvent(events: readonly EventDefinition[], request: ReceivedRequest): boolean {
  return events.some(({ match }) => match.some(([place]) => valueAt(request, place) !== undefined))
}
