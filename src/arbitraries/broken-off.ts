import fc from 'fast-check'
import type { Wire } from '../model/index.ts'

/** A connection that ends after one of these fractions of the body, in either way in which connections end. */
export function brokenOff(fractions: readonly number[]): fc.Arbitrary<Wire> {
  return fc.record({
    abortAfter: fc.constantFrom(...fractions),
    abortBy: fc.constantFrom('close' as const, 'reset' as const),
  })
}
