import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { credentialTamperings, type Templates } from './templates.ts'

const templates: Templates = {
  basic: [
    ['right user name, wrong password', 'Basic {base64:{username}:hookproof-wrong}'],
    ['wrong user name, right password', 'Basic {base64:hookproof-wrong:{password}}'],
    ['password with one more character', 'Basic {base64:{username}:{password}x}'],
    ['password with one character before it', 'Basic {base64:{username}:x{password}}'],
  ],
  bearer: [
    ['another token', 'Bearer hookproof-wrong'],
    ['token with one more character', 'Bearer {token}x'],
    ['token with one character before it', 'Bearer x{token}'],
  ],
  header: [
    ['another value', 'hookproof-wrong'],
    ['value with one more character', '{token}x'],
    ['value with one character before it', 'x{token}'],
  ],
}

/** Sends other credentials of the same form. */
export const rejectsWrongCredential: Check = {
  id: 'credentials/rejects-wrong-credential',
  level: 'must',
  claim: 'A receiver refuses a delivery with another credential than the configured one.',
  because: [
    'RFC 9110, section 15.5.2: 401 for requests that lack valid credentials',
    'RFC 7617, section 2: Basic credentials are the user name and the password',
  ],
  needs: ['credential'],
  fix: 'Compare the whole credential with the configured one, in constant time; with Basic, user name and password both. Stop when it differs.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, credentialTamperings(terms, templates)),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectForgeriesRefused(transcript),
  ],
}
