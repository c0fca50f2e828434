import { signedOver, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, HeaderEdit, Tampering, Terms } from '../../src/model/index.ts'

/** Removes the timestamp: signed as usual, without it, or over the body alone. */
export const rejectsMissingTimestamp: Check = {
  id: 'freshness/rejects-missing-timestamp',
  level: 'must',
  claim: 'A receiver refuses a delivery without its timestamp.',
  because: [
    'Standard Webhooks specification, "Webhook headers": the timestamp is always sent and always signed',
    'linear/linear#1268, own-pay/OwnPay#296: without a timestamp, freshness was not looked at',
  ],
  needs: ['signed-timestamp', 'tolerance'],
  fix: 'Refuse when the timestamp is absent or no number, before the comparison: NaN is neither above nor below a tolerance.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

function tamperings(terms: Terms): readonly Tampering[] {
  const empty = signedOver(terms, 'timestamp', '')
  const signings = [
    ['timestamp left empty, and signed so', { timestampText: '' }],
    ['timestamp left empty, and only the body signed', { timestampText: '', signed: '{body}' }],
  ] as const
  const left = signings.map(([name, signing]): Tampering => ({ name, signing }))
  // A member of a list cannot be taken out of its header.
  if (terms.contract.freshness?.at.includes('#') === true) return left
  const headers: readonly HeaderEdit[] = [{ name: '{freshness}', kind: 'remove' }]
  return [
    { name: 'timestamp removed after signing', headers },
    { name: 'no timestamp, and signed so', signing: { signed: empty }, headers },
    { name: 'no timestamp, and only the body signed', signing: { signed: '{body}' }, headers },
    ...left,
  ]
}
