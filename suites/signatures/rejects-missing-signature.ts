import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { absentSignatures } from './malformed-signatures.ts'

/** Sends deliveries without a signature, or with an empty one. */
export const rejectsMissingSignature: Check = {
  id: 'signatures/rejects-missing-signature',
  level: 'must',
  claim: 'A receiver refuses a delivery without a signature.',
  because: [
    'Standard Webhooks specification, "Verifying webhook authenticity"',
    'krkn-chaos/krkn#1277, github/advisory-database#7131, appwrite/templates#350: no header meant no verification',
  ],
  needs: ['signature'],
  fix: 'Treat an absent or empty signature header as a wrong one: refuse before anything else is done. Where a secret is configured, there is no delivery without a signature.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, absentSignatures),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectForgeriesRefused(transcript),
  ],
}
