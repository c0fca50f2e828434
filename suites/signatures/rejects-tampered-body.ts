import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering } from '../../src/model/index.ts'

const tamperings: readonly Tampering[] = [
  { name: 'one letter of the payload changed after signing', body: { kind: 'alter' } },
  { name: 'body followed by one space', body: { kind: 'append', text: ' ' } },
  { name: 'body followed by a line feed', body: { kind: 'append', text: '\n' } },
  { name: 'body preceded by one space', body: { kind: 'prepend', text: ' ' } },
  { name: 'body indented after signing', body: { kind: 'rewrite', text: { indent: 2 } } },
  {
    // Indented too: a payload with one member reads the same in every order.
    name: 'members of the body reordered and indented after signing',
    body: { kind: 'rewrite', text: { indent: 1, keyOrder: 'reversed' } },
  },
]

/** Sends bodies that differ from the signed ones by a letter, a blank or a line break. */
export const rejectsTamperedBody: Check = {
  id: 'signatures/rejects-tampered-body',
  level: 'must',
  claim: 'A receiver refuses a delivery whose body changed after signing.',
  because: [
    'Standard Webhooks specification, "Verifying webhook authenticity": the signature covers the exact body',
    'octokit/webhooks.js#96, cloudconvert/cloudconvert-node#59: parsed or rewritten bodies verified in place of the raw ones',
  ],
  needs: ['signature'],
  fix: 'Compute the signature over the raw bytes of the request, before any parser touches them, and compare it in constant time. Refuse with 401 when they differ.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
