import type { TimeUnit } from '../model/contract.ts'
import { secondsOf } from '../signing/time-text.ts'
import { type AuthenticityError, unauthentic } from './delivery-error.ts'
import type { Place } from './place.ts'

/** Where a delivery says when it was sent, and how old it may be. */
export interface FreshnessRule {
  readonly at: Place
  readonly unit: TimeUnit
  /** What the provider says; `null` where it says nothing. */
  readonly toleranceSeconds: number | null
  /** Whether it may be as far ahead at most. */
  readonly bothSides: boolean
  /** Whether another tolerance may be chosen: it makes sense for the time of sending, under the signature. */
  readonly adjustable: boolean
}

/** Judges a timestamp whose signature is right; `null` where it is fresh, or nobody says how old it may be. */
export function judgeFreshness(
  timestamp: string,
  rule: FreshnessRule | null,
  chosenSeconds: number | undefined,
  nowSeconds: number,
): AuthenticityError | null {
  const tolerance = chosenSeconds ?? rule?.toleranceSeconds ?? null
  if (rule === null || tolerance === null) return null
  const seconds = secondsOf(timestamp, rule.unit)
  if (seconds === null) return unauthentic('bad-timestamp', 'The delivery does not say when it was sent.')
  const age = nowSeconds - seconds
  if (age > tolerance) return unauthentic('stale', `The delivery is older than ${tolerance} s.`)
  if (rule.bothSides && -age > tolerance) {
    return unauthentic('future', `The delivery is more than ${tolerance} s ahead.`)
  }
  return null
}
