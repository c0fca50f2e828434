import fc from 'fast-check'
import type { Nature, Scenario, Tampering, Terms } from '../model/index.ts'
import { guarded } from './plans.ts'

// A receiver that answers none of them costs its provider's whole patience each time.
const most = 5

/** Some of these, at least one and never many. */
export function someOf<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.subarray([...items], { minLength: 1, maxLength: Math.min(most, items.length) })
}

/** Some of these tamperings between a control and a liveness delivery; forgeries unless it is said. */
export function tampered(
  terms: Terms,
  tamperings: readonly Tampering[],
  nature: Nature = 'forged',
): fc.Arbitrary<Scenario> {
  return guarded(terms, () =>
    someOf(tamperings).map((chosen) => chosen.map((tampering) => ({ nature, tampering }))),
  )
}
