import { guarded, someOf } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { repeatedSignatures } from './repeated-signatures.ts'

/** Sends the signature header on several lines. */
export const survivesRepeatedSignatureHeaders: Check = {
  id: 'signatures/survives-repeated-signature-headers',
  level: 'must',
  claim: 'A receiver answers and survives repeated signature headers, and accepts no wrong ones.',
  because: [
    'RFC 9110, section 5.3: a sender may not repeat such a field, which keeps nobody from doing it',
    'stripe/stripe-node#2651, Dokploy/dokploy#4278: the header became an array where text was expected',
  ],
  needs: ['wire', 'signature'],
  fix: 'Expect text, a joined list or an array where a header is read, and refuse what is not one signature. Handle what the verification throws.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) => guarded(terms, () => someOf(repeatedSignatures)),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectForgeriesRefused(transcript),
  ],
}
