import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { unsignedJunk } from './unsigned-junk.ts'

/** Sends bodies that are no events, without a genuine signature. */
export const survivesUnsignedJunk: Check = {
  id: 'signatures/survives-unsigned-junk',
  level: 'must',
  claim: 'A receiver answers and survives unsigned bodies of any content.',
  because: [
    'CVE-2023-50728: an unauthenticated request ended the process',
    'symfony/symfony#65774, flexprice/flexprice#2251: bodies were taken apart before they were verified',
  ],
  needs: ['signature'],
  fix: 'Verify the raw bytes first and parse them afterwards, and handle what the parser throws. Until the signature is verified, nothing is known about the body.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, unsignedJunk),
  judge: (transcript) => [...expectAccepted(transcript), ...expectAnswers(transcript)],
}
