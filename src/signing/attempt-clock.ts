import { UsageError } from '../model/errors.ts'
import type { Location, SigningEdit, TimeUnit, WireRequest } from '../model/index.ts'
import { headerPlace, type SigningContract, textAt, withHeader } from './location.ts'
import { timeText } from './time-text.ts'

/** Where a delivery says when it was sent, and in which unit. */
export interface TimePlace {
  readonly at: Location
  readonly unit: TimeUnit
}

/** The timestamp that freshness is judged by, else the first one on the attempt's clock, else `null`. */
export function timePlace(contract: SigningContract): TimePlace | null {
  const known = places.get(contract)
  if (known !== undefined) return known
  const place = findTimePlace(contract)
  places.set(contract, place)
  return place
}

const places = new WeakMap<SigningContract, TimePlace | null>()

function findTimePlace(contract: SigningContract): TimePlace | null {
  const attempt = contract.times.find((time) => time.clock === 'attempt')
  const at = contract.freshness?.at ?? attempt?.at
  if (at === undefined) return null
  const field = contract.times.find((time) => sameLocation(time.at, at))
  return { at, unit: field?.unit ?? 's' }
}

// Header names have no letter case.
function sameLocation(one: Location, other: Location): boolean {
  if (headerPlace(one) === null || headerPlace(other) === null) return one === other
  return one.toLowerCase() === other.toLowerCase()
}

/** The timestamp as it stands in the request; empty where there is none. */
export function timestampOf(request: WireRequest, contract: SigningContract): string {
  const place = timePlace(contract)
  return place === null ? '' : textAt(request, place.at)
}

/** The timestamp that an edit asks for, or `null` when it leaves the clock alone. */
export function editedTimestamp(
  edit: SigningEdit | undefined,
  unit: TimeUnit,
  nowSeconds: number,
): string | null {
  if (edit?.timestampText !== undefined) return edit.timestampText
  if (edit?.clockSeconds === undefined) return null
  return timeText(nowSeconds + edit.clockSeconds, unit)
}

/** The request sent at another time: its timestamp header rewritten, before anything is signed. */
export function moveClock(
  request: WireRequest,
  contract: SigningContract,
  edit: SigningEdit | undefined,
  nowSeconds: number,
): WireRequest {
  if (edit?.timestampText === undefined && edit?.clockSeconds === undefined) return request
  const place = timePlace(contract)
  const header = place === null ? null : headerPlace(place.at)
  if (place === null || header === null || header.member !== null) {
    throw new UsageError(
      'no-timestamp-header',
      `Cannot move the attempt clock: ${place === null ? 'the contract has no timestamp' : `the timestamp stands at ${place.at}`}.`,
      'Only a timestamp in a header of its own can be moved; choose another tampering.',
    )
  }
  const text = editedTimestamp(edit, place.unit, nowSeconds)
  return text === null ? request : withHeader(request, header.name, [text])
}
