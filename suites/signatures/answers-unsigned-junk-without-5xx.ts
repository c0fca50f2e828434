import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { unsignedJunk } from './unsigned-junk.ts'

/** Sends bodies that are no events, without a genuine signature, and looks for unhandled errors. */
export const answersUnsignedJunkWithout5xx: Check = {
  id: 'signatures/answers-unsigned-junk-without-5xx',
  level: 'should',
  claim: 'A receiver refuses unsigned bodies of any content without an unhandled error.',
  because: [
    'RFC 9110, section 15.6: a 5xx says that the server, not the sender, erred',
    'symfony/symfony#65773, darkroomengineering/satus#357: unauthenticated bodies of an unexpected shape ended in a 500',
  ],
  needs: ['signature'],
  fix: 'Verify before parsing, and refuse what is not signed. A 500 for anybody who sends `null` fills the error log and tells which code ran.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) => tampered(terms, unsignedJunk),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoServerErrors(transcript)],
}
