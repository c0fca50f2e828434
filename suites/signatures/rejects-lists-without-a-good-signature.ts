import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering } from '../../src/model/index.ts'

const lists: readonly (readonly string[])[] = [
  ['bad', 'bad'],
  ['unknown'],
  ['bad', 'unknown'],
  ['unknown', 'bad', 'bad'],
]

const tamperings: readonly Tampering[] = lists.map((entries) => ({
  name: `signatures [${entries.map((entry) => (entry === 'bad' ? "another key's" : 'unknown label')).join(', ')}]`,
  signature: { kind: 'entries', entries },
}))

/** Sends lists of signatures none of which is of the configured secret. */
export const rejectsListsWithoutAGoodSignature: Check = {
  id: 'signatures/rejects-lists-without-a-good-signature',
  level: 'must',
  claim: 'A receiver refuses a delivery when none of its signatures is right.',
  because: [
    'Standard Webhooks specification, "Signature scheme"',
    'NangoHQ/nango#7430: a verification whose result was not looked at',
  ],
  needs: ['signature-list'],
  fix: 'Start from "not verified" and change it only when an entry matches. A list of other labels verifies nothing.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
