import type { AuthenticationMode, Contract } from '../../model/index.ts'
import type { FreshnessRule } from '../../receiving/freshness.ts'
import { timePlace } from '../../signing/attempt-clock.ts'
import { carriesTimestamp, readRule } from '../../signing/signature-rule.ts'
import { placeOf } from './place.ts'

/** How parsers judge when a delivery was sent; `null` where it does not say so. */
export function freshnessRule(contract: Contract): FreshnessRule | null {
  const { freshness, times } = contract
  const carrier = contract.authentication.flatMap(carriersOf(contract))[0]
  const place = timePlace(contract) ?? (carrier === undefined ? null : ({ at: carrier, unit: 's' } as const))
  if (place === null) return null
  const clock = times.find(({ at }) => at.toLowerCase() === place.at.toLowerCase())?.clock
  return {
    at: placeOf(place.at),
    unit: place.unit,
    toleranceSeconds: freshness?.toleranceSeconds?.value ?? null,
    bothSides: freshness?.sides?.value === 'both',
    adjustable: (clock ?? 'attempt') === 'attempt' && (freshness?.signed ?? carrier !== undefined),
  }
}

/** Headers that carry their own timestamp. */
function carriersOf(contract: Contract): (mode: AuthenticationMode) => readonly string[] {
  return (mode) =>
    mode.kind === 'signature'
      ? mode.signatures.filter((rule) => carriesTimestamp(readRule(rule), contract)).map(({ at }) => at)
      : []
}
