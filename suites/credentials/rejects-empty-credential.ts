import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { credentialTamperings, type Templates } from './templates.ts'

const templates: Templates = {
  basic: [
    ['empty user name and password', 'Basic {base64::}'],
    ['"Basic" with nothing after it', 'Basic'],
    ['empty header', ''],
  ],
  bearer: [
    ['"Bearer" with nothing after it', 'Bearer'],
    ['"Bearer" and a space', 'Bearer '],
    ['empty header', ''],
  ],
  header: [
    ['empty header', ''],
    ['blank header', '  '],
  ],
}

/** Sends the header of the credential with nothing in it. */
export const rejectsEmptyCredential: Check = {
  id: 'credentials/rejects-empty-credential',
  level: 'must',
  claim: 'A receiver refuses a delivery with an empty credential.',
  because: [
    'RFC 9110, section 15.5.2: 401 for requests that lack valid credentials',
    'nextlevelbuilder/goclaw#1134, norrietaylor/distillery#476: an empty credential equalled an unset configuration value',
  ],
  needs: ['credential'],
  fix: 'Refuse to start without a configured credential, and refuse an empty one before comparing.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, credentialTamperings(terms, templates)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
