import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { malformedCredentials } from './malformed-credentials.ts'

/** Sends credentials of every wrong shape. */
export const survivesMalformedCredentials: Check = {
  id: 'credentials/survives-malformed-credentials',
  level: 'must',
  claim: 'A receiver answers and survives malformed credentials, and accepts none of them.',
  because: [
    'RFC 9110, section 15.5.2: 401 for requests that lack valid credentials',
    'CVE-2023-50728: an unauthenticated request ended the process',
  ],
  needs: ['credential'],
  fix: 'Expect anything in the header: no colon, no Base64, nothing at all. Handle what decoding throws, and answer 401.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, malformedCredentials),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectForgeriesRefused(transcript),
  ],
}
