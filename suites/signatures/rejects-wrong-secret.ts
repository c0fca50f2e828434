import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering } from '../../src/model/index.ts'

const tamperings: readonly Tampering[] = [
  { name: 'signed with another secret', signature: { kind: 'bad' } },
  { name: 'a signature of zeros', signature: { kind: 'zeros' } },
]

/** Sends deliveries whose signature has the right form and is not the right one. */
export const rejectsWrongSecret: Check = {
  id: 'signatures/rejects-wrong-secret',
  level: 'must',
  claim: 'A receiver refuses a delivery that is signed with another secret.',
  because: [
    'Standard Webhooks specification, "Verifying webhook authenticity"',
    'pytorch/test-infra#8684, NangoHQ/nango#7430: verification was not awaited, or its result was only logged',
  ],
  needs: ['signature'],
  fix: 'Wait for the result of the verification and stop when it is negative. An asynchronous verify() without await gives a promise, which counts as true.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectForgeriesRefused(transcript),
  ],
}
