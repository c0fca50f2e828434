import { timePlace } from './attempt-clock.ts'
import { accepted, refused, type Verification, type Verifying } from './scheme.ts'
import { secondsOf } from './time-text.ts'

/**
 * Judges the timestamp, where the caller knows what time it is and somebody states a tolerance.
 *
 * @param timestampOf Asked for only then.
 */
export function judgeFreshness(timestampOf: () => string, input: Verifying): Verification {
  const { contract, nowSeconds } = input
  const tolerance = input.toleranceSeconds ?? contract.freshness?.toleranceSeconds?.value
  const place = tolerance === undefined ? null : timePlace(contract)
  if (place === null || nowSeconds === undefined || tolerance === undefined) return accepted
  const timestamp = timestampOf()
  if (timestamp === '') return refused('missing', `There is no timestamp at ${place.at}.`)
  const seconds = secondsOf(timestamp, place.unit)
  if (seconds === null) {
    return refused('malformed-timestamp', `The timestamp at ${place.at} is not of the unit "${place.unit}".`)
  }
  const age = nowSeconds - seconds
  const future = contract.freshness?.sides?.value === 'both' && -age > tolerance
  if (age <= tolerance && !future) return accepted
  if (sentInOtherUnit(seconds, place.unit, nowSeconds)) {
    const other = place.unit === 'ms' ? 'seconds' : 'milliseconds'
    return refused(
      'wrong-time-unit',
      `The timestamp at ${place.at} is in ${other}; the unit is "${place.unit}".`,
    )
  }
  const distance = `${Math.round(Math.abs(age))} s`
  return future
    ? refused('future', `The timestamp at ${place.at} is ${distance} ahead; the tolerance is ${tolerance} s.`)
    : refused('stale', `The timestamp at ${place.at} is ${distance} old; the tolerance is ${tolerance} s.`)
}

/** Whether the same digits make an instant near now in the other unit. */
function sentInOtherUnit(seconds: number, unit: string, nowSeconds: number): boolean {
  if (unit !== 's' && unit !== 'ms') return false
  const other = unit === 'ms' ? seconds * 1000 : seconds / 1000
  return Math.abs(nowSeconds - other) < nowSeconds / 10
}
