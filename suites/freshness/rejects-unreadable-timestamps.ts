import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering } from '../../src/model/index.ts'

// "NaN" is left out: a widely used library signs that text for every timestamp that it cannot read.
const texts: readonly string[] = ['abc', '-', 'now']

const tamperings: readonly Tampering[] = texts.map((timestampText) => ({
  name: `signed with the timestamp "${timestampText}"`,
  signing: { timestampText },
}))

/** Signs rightly, with a timestamp that is no instant. */
export const rejectsUnreadableTimestamps: Check = {
  id: 'freshness/rejects-unreadable-timestamps',
  level: 'should',
  claim: 'A receiver refuses a rightly signed delivery whose timestamp is not an instant.',
  because: ['own-pay/OwnPay#296, linear/linear#1268: what could not be compared counted as fresh'],
  needs: ['signed-timestamp', 'tolerance'],
  fix: 'Check the form of the timestamp before computing with it, and refuse what is not a number: every comparison with NaN is false.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
