import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { credentialTamperings, type Templates } from './templates.ts'

const templates: Templates = {
  basic: [
    ['only half of the password', 'Basic {base64:{username}:{password:half}}'],
    ['only the first character of the password', 'Basic {base64:{username}:{password:first}}'],
  ],
  bearer: [
    ['only half of the token', 'Bearer {token:half}'],
    ['only the first character of the token', 'Bearer {token:first}'],
  ],
  header: [
    ['only half of the value', '{token:half}'],
    ['only the first character of the value', '{token:first}'],
  ],
}

/** Sends the beginning of the right credential. */
export const rejectsCutCredential: Check = {
  id: 'credentials/rejects-cut-credential',
  level: 'must',
  claim: 'A receiver refuses a delivery with only a part of the credential.',
  because: [
    'RFC 9110, section 15.5.2: 401 for requests that lack valid credentials',
    'CVE-2024-21491: only the shorter of two lengths was compared',
  ],
  needs: ['credential'],
  fix: 'Compare the whole credential. Neither includes() nor startsWith() nor a comparison up to the shorter length is one.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, credentialTamperings(terms, templates)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
