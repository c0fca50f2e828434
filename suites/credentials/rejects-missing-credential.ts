import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Leaves the credential away. */
export const rejectsMissingCredential: Check = {
  id: 'credentials/rejects-missing-credential',
  level: 'must',
  claim: 'A receiver refuses a delivery without the credential.',
  because: [
    'RFC 9110, section 15.5.2: 401 for requests that lack valid credentials',
    'krkn-chaos/krkn#1277, novuhq/novu#11829: nothing given meant nothing checked',
  ],
  needs: ['credential'],
  fix: 'Treat an absent header as a wrong one, and refuse before anything else is done.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, [{ name: 'no credential', credential: { kind: 'remove' } }]),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectForgeriesRefused(transcript),
  ],
}
