import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { credentialTamperings, type Templates } from './templates.ts'

// User names may be compared without regard to case; what is secret may not.
const templates: Templates = {
  basic: [['password in the other letter case', 'Basic {base64:{username}:{password:swapcase}}']],
  bearer: [['token in the other letter case', 'Bearer {token:swapcase}']],
  header: [['value in the other letter case', '{token:swapcase}']],
}

/** Swaps capitals and small letters of the credential. */
export const rejectsOtherLetterCase: Check = {
  id: 'credentials/rejects-other-letter-case',
  level: 'must',
  claim: 'A receiver refuses a credential in another letter case.',
  because: [
    'RFC 6750, section 2.1, and RFC 7617, section 2: tokens and passwords are compared as they are',
    'jetkvm/cloud-api#85: pinned with a test, because folding the header folds the token too',
  ],
  needs: ['credential'],
  fix: 'Fold only the name of the scheme (Bearer, Basic) to one letter case, never what follows it.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, credentialTamperings(terms, templates)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
