import { parseLocation } from '../../contracts/location.ts'
import { type Location, UsageError } from '../../model/index.ts'
import type { ObservedHeader } from '../envelope/observe-headers.ts'
import type { Sample } from '../sample.ts'
import { candidateAt } from './type-candidates.ts'

/** A location that the user named, in the provider's spelling, or why no event type can be told by it. */
export function wantedLocation(
  wanted: Location,
  headers: readonly ObservedHeader[],
  samples: readonly Sample[],
): Location {
  if (!/^(header:[^#{}]+|body:\/.*)$/.test(wanted)) {
    throw refused(wanted, 'it is neither a header nor a place in the body')
  }
  const { place, name } = parseLocation(wanted)
  const header = headers.find(({ key }) => key === name.toLowerCase() && key !== 'content-type')
  if (place === 'header' && header === undefined)
    throw refused(wanted, 'no delivery has such a header of its provider')
  const at = header === undefined ? wanted : `header:${header.name}`
  if (candidateAt(at, samples).distinct === 0) throw refused(wanted, 'no delivery has a text there')
  return at
}

function refused(wanted: string, found: string): UsageError {
  return new UsageError(
    'unusable-location',
    `Cannot tell events by "${wanted}": ${found}.`,
    'Write --event-at header:X-Name, or --event-at body:/json/pointer.',
  )
}
