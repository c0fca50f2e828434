import { parseLocation } from '../../contracts/index.ts'
import type { Location } from '../../model/index.ts'
import type { Place } from '../../receiving/place.ts'
import { pointerTokens } from '../../schemas/index.ts'

/** A location as parsers know it. */
export function placeOf(location: Location): Place {
  const { place, name, member } = parseLocation(location)
  if (place === 'body') return { in: 'body', path: pointerTokens(name) }
  if (place !== 'header') return { in: place, name }
  return { in: 'header', name: name.toLowerCase(), ...(member === undefined ? {} : { member }) }
}
