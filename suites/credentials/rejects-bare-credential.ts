import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { credentialTamperings, type Templates } from './templates.ts'

const templates: Templates = {
  basic: [
    ['credential without its scheme', '{base64:{username}:{password}}'],
    ['credential under the scheme "Bearer"', 'Bearer {base64:{username}:{password}}'],
    ['user name and password not encoded', 'Basic {username}:{password}'],
  ],
  bearer: [
    ['token without its scheme', '{token}'],
    ['token under the scheme "Basic"', 'Basic {token}'],
    ['token under the scheme "Token"', 'Token {token}'],
  ],
  header: [],
}

/** Sends the right credential without its scheme, or under another one. */
export const rejectsBareCredential: Check = {
  id: 'credentials/rejects-bare-credential',
  level: 'should',
  claim: 'A receiver refuses the credential without its scheme or under another one.',
  because: ['RFC 9110, section 11.4: credentials begin with the name of their scheme'],
  needs: ['authorization-scheme'],
  fix: 'Require the name of the scheme in front of the credential in place of removing it when it is there.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, credentialTamperings(terms, templates)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
