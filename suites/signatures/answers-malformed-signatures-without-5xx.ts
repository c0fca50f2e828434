import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { absentSignatures, malformedSignatures } from './malformed-signatures.ts'

/** Sends signature headers of every wrong shape and none at all, and looks for unhandled errors. */
export const answersMalformedSignaturesWithout5xx: Check = {
  id: 'signatures/answers-malformed-signatures-without-5xx',
  level: 'should',
  claim: 'A receiver refuses a malformed signature without an unhandled error.',
  because: [
    'RFC 9110, section 15.6: a 5xx says that the server, not the sender, erred',
    'KanishJebaMathewM/Truxify#3755, eep-dev/EEP#93, Infisical/infisical#6127: comparisons threw on other lengths and on characters that are not hex',
  ],
  needs: ['signature'],
  fix: 'Treat every error of the verification as "not verified" and answer 401. timingSafeEqual() throws when lengths differ, and decoders give fewer bytes for characters that they do not know.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) => tampered(terms, [...absentSignatures, ...malformedSignatures(terms)]),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoServerErrors(transcript)],
}
