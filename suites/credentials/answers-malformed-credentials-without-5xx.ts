import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { absentCredentials, malformedCredentials } from './malformed-credentials.ts'

/** Sends credentials of every wrong shape, and looks for unhandled errors. */
export const answersMalformedCredentialsWithout5xx: Check = {
  id: 'credentials/answers-malformed-credentials-without-5xx',
  level: 'should',
  claim: 'A receiver refuses a malformed credential without an unhandled error.',
  because: ['RFC 9110, section 15.6: a 5xx says that the server, not the sender, erred'],
  needs: ['credential'],
  fix: 'Check that the header is there and has its parts before taking it apart, and answer 401 when not.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, [...absentCredentials, ...malformedCredentials]),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoServerErrors(transcript)],
}
