import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'

/** Signs with a clock that is a few seconds ahead. */
export const acceptsSmallClockSkew: Check = {
  id: 'freshness/accepts-small-clock-skew',
  level: 'should',
  claim: 'A receiver accepts a delivery from a provider whose clock is a few seconds ahead.',
  because: ['opengovsg/formsg-javascript-sdk#47: timestamps one second ahead were refused'],
  needs: ['signed-timestamp'],
  fix: 'Allow for clocks that differ: compare the absolute difference between timestamp and clock with the tolerance, in place of refusing every timestamp that is ahead.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms), 'genuine'),
  judge: expectAccepted,
}

function tamperings({ contract }: Terms): readonly Tampering[] {
  const tolerance = contract.freshness?.toleranceSeconds?.value ?? 0
  return [2, 5, 30]
    .filter((seconds) => seconds === 2 || seconds <= tolerance / 2)
    .map((seconds) => ({
      name: `signed ${seconds} s ahead of our clock`,
      signing: { clockSeconds: seconds },
    }))
}
