import type { Contract, EventType, OfferedEvent } from '../model/index.ts'
import { offeredEvents } from './find-event.ts'
import { type ReadableMessage, readLocation } from './location.ts'

/**
 * The event that a message is, by where the contract says its type shows. When several fit, the one with
 * the most conditions wins.
 */
export function recogniseEvent(contract: Contract, message: ReadableMessage): OfferedEvent | undefined {
  let best: OfferedEvent | undefined
  for (const offered of offeredEvents(contract)) {
    if (!matches(offered.event, message)) continue
    if (best === undefined || conditions(offered) > conditions(best)) best = offered
  }
  return best
}

function matches(event: EventType, message: ReadableMessage): boolean {
  return Object.entries(event.match).every(([location, wanted]) => {
    const found = readLocation(location, message)
    return wanted === true ? found !== undefined : found === wanted
  })
}

function conditions({ event }: OfferedEvent): number {
  return Object.keys(event.match).length
}
