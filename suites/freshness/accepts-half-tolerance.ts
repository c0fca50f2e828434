import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'
import { spelt } from './seconds.ts'

/** Signs, and takes half of the tolerance to arrive. */
export const acceptsHalfTolerance: Check = {
  id: 'freshness/accepts-half-tolerance',
  level: 'should',
  claim: 'A receiver accepts a delivery that is half as old as the tolerance allows.',
  because: ['camunda/connectors#8989: the window had another size than was meant'],
  needs: ['signed-timestamp', 'tolerance'],
  fix: 'Use the tolerance that the provider names, in the unit of the timestamp. A narrower window refuses what queues and slow networks delay.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms), 'genuine'),
  judge: expectAccepted,
}

function tamperings({ contract }: Terms): readonly Tampering[] {
  const half = Math.floor((contract.freshness?.toleranceSeconds?.value ?? 0) / 2)
  return [{ name: `signed ${spelt(half)} ago`, signing: { clockSeconds: -half } }]
}
