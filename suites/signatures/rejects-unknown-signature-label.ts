import { preferredRule, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'
import { labelOf } from './labels.ts'

const versions: readonly string[] = ['v0', 'v2', 'v9', 'v1a', 'v1', 'bogus']
const hashes: readonly string[] = ['sha1', 'sha512', 'sha256', 'md5', 'bogus']

/** Sends the genuine signature under another version or algorithm. */
export const rejectsUnknownSignatureLabel: Check = {
  id: 'signatures/rejects-unknown-signature-label',
  level: 'must',
  claim: 'A receiver refuses a signature under a label that is not the one of its scheme.',
  because: [
    'Standard Webhooks specification, "Signature scheme": the version identifies how the signature was made',
    'stripe/stripe-node#1768: genuine headers carry v0 entries beside v1',
  ],
  needs: ['prefixed-signature'],
  fix: 'Split each entry into label and signature, and look only at the entries with the label that you verify. Do not strip whatever stands before the signature.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, relabellings(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

function relabellings(terms: Terms): readonly Tampering[] {
  const own = labelOf(preferredRule(terms))
  return (/^v\d/.test(own) ? versions : hashes)
    .filter((label) => label !== own)
    .map((label) => ({
      name: `signature labelled "${label}" in place of "${own}"`,
      signature: { kind: 'relabel', label },
    }))
}
