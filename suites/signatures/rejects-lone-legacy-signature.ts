import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Leaves the preferred signature away. */
export const rejectsLoneLegacySignature: Check = {
  id: 'signatures/rejects-lone-legacy-signature',
  level: 'should',
  claim: 'A receiver refuses a delivery that carries only the legacy signature.',
  because: [
    'dora-team/fourkeys#298, Reviewable/Reviewable#781: SHA-1 was enough, though SHA-256 is always sent',
  ],
  needs: ['several-signatures'],
  fix: 'Require the preferred signature: its provider always sends it. Who can leave a header away chooses the weaker hash otherwise.',
  worlds: 'one',
  scenario: (terms) =>
    tampered(terms, [
      {
        name: 'preferred signature removed, legacy signature right',
        signature: { kind: 'spoil', standing: 'preferred', how: 'remove' },
      },
    ]),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
