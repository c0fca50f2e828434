import { signedOver, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'

/** Sends a signature over the same body and time under another id. */
export const rejectsChangedId: Check = {
  id: 'signatures/rejects-changed-id',
  level: 'must',
  claim: 'A receiver refuses a delivery whose id changed after signing.',
  because: [
    'Standard Webhooks specification, "Signature scheme": id, timestamp and body are signed together',
    'grafana/grafana#125550: under a new id a recorded delivery counts as a new one',
  ],
  needs: ['signed-id'],
  fix: 'Put the id as it stands in the header into the signed bytes, as the scheme says. Do not verify the body alone.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

// The id that is sent is always a fresh one; what differs from it is the id that was signed.
function tamperings(terms: Terms): readonly Tampering[] {
  return [
    { name: 'id changed after signing', signing: { signed: signedOver(terms, 'id', 'recorded-earlier') } },
    { name: 'signed without its id', signing: { signed: signedOver(terms, 'id', '') } },
  ]
}
