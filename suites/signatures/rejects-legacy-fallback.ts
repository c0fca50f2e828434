import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends a wrong preferred signature beside a right legacy one. */
export const rejectsLegacyFallback: Check = {
  id: 'signatures/rejects-legacy-fallback',
  level: 'must',
  claim: 'A receiver refuses a wrong preferred signature, even beside a right legacy one.',
  because: [
    'RFC 8725, section 3.1: the algorithm is not for the sender to choose',
    'pierrre/githubhook#246, dora-team/fourkeys#298: fell back to SHA-1 when the SHA-256 signature was wrong',
  ],
  needs: ['several-signatures'],
  fix: 'Verify the preferred signature only. The legacy one is sent for old receivers; looking at it when the other does not match takes away what the stronger hash is there for.',
  worlds: 'one',
  scenario: (terms) =>
    tampered(terms, [
      {
        name: 'preferred signature of another secret, legacy signature right',
        signature: { kind: 'spoil', standing: 'preferred', how: 'bad' },
      },
    ]),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}
