import { guarded, someOf } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { repeatedSignatures } from './repeated-signatures.ts'

/** Sends the signature header on several lines, and looks for unhandled errors. */
export const answersRepeatedSignatureHeadersWithout5xx: Check = {
  id: 'signatures/answers-repeated-signature-headers-without-5xx',
  level: 'should',
  claim: 'A receiver takes or refuses repeated signature headers without an unhandled error.',
  because: [
    'RFC 9110, section 15.6: a 5xx says that the server, not the sender, erred',
    'stripe/stripe-node#2651, stripe/stripe-node#753: an array where text was expected is a TypeError, no refusal',
  ],
  needs: ['wire', 'signature'],
  fix: 'Read the header as text whatever comes: take the joined value, or refuse an array with 401 before it reaches the verification.',
  worlds: 'one',
  scenario: (terms) => guarded(terms, () => someOf(repeatedSignatures)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoServerErrors(transcript)],
}
