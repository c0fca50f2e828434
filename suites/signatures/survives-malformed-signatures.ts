import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { malformedSignatures } from './malformed-signatures.ts'

/** Sends signature headers of every wrong shape. */
export const survivesMalformedSignatures: Check = {
  id: 'signatures/survives-malformed-signatures',
  level: 'must',
  claim: 'A receiver answers and survives malformed signatures, and accepts none of them.',
  because: [
    'CVE-2023-50728: a request without a signature ended the process',
    'inkbox-ai/inkbox#144, singhharsh1708/scrollcraft#110: one header of another length ended the process',
  ],
  needs: ['signature'],
  fix: 'Expect anything in the header. timingSafeEqual() throws when the lengths differ: compare them first. Catch what the verification throws, and answer 401.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, malformedSignatures(terms)),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectForgeriesRefused(transcript),
  ],
}
