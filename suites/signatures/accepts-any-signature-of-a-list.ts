import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check, Tampering } from '../../src/model/index.ts'

const lists: readonly (readonly string[])[] = [
  ['bad', 'good'],
  ['good', 'bad'],
  ['bad', 'bad', 'good'],
  ['good', 'unknown'],
  ['unknown', 'good'],
  ['bad', 'bad', 'bad', 'bad', 'good'],
]

const tamperings: readonly Tampering[] = lists.map((entries) => ({
  name: `signatures [${entries.map((entry) => (entry === 'bad' ? "another key's" : entry)).join(', ')}]`,
  signature: { kind: 'entries', entries },
}))

/** Sends lists of signatures of which only one is of the configured secret, as during a rotation. */
export const acceptsAnySignatureOfAList: Check = {
  id: 'signatures/accepts-any-signature-of-a-list',
  level: 'must',
  claim: 'A receiver accepts a delivery when any one of its signatures is right.',
  because: [
    'Standard Webhooks specification, "Signature scheme": a list of signatures, so that secrets can be rotated without downtime',
    'eep-dev/EEP#93, adnanh/webhook#355: only the first signature was looked at',
  ],
  needs: ['signature-list'],
  fix: 'Split the header at its delimiter, compare every entry with the label that you verify, and accept as soon as one matches. Pass over entries with other labels.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings, 'genuine'),
  judge: expectAccepted,
}
