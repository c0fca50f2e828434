import { signatureRules, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'

const guesses: readonly string[] = [
  '',
  'undefined',
  'null',
  'secret',
  'changeme',
  'test',
  'development_secret',
]

/** Signs with what unset secrets become, and with what developers leave in place. */
export const rejectsGuessableSecrets: Check = {
  id: 'signatures/rejects-guessable-secrets',
  level: 'must',
  claim: 'A receiver refuses a delivery that is signed with a secret that anybody would guess.',
  because: [
    'stripe/stripe-node#2841, standard-webhooks/standard-webhooks#286: an empty secret verified what anybody can sign',
    'JhaSourav07/commitpulse#5480: a development secret stayed valid',
  ],
  needs: ['signature'],
  fix: 'Refuse to start without a secret, and keep no default for it. Where several secrets are tried during a rotation, leave out those that are unset or empty.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, [...guesses, ...prefixes(terms)].map(guess)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

/** A secret that is its prefix alone decodes to an empty key. */
function prefixes(terms: Terms): readonly string[] {
  return [...new Set(signatureRules(terms).flatMap(({ key }) => key.strip ?? []))]
}

function guess(literal: string): Tampering {
  return { name: `signed with the secret "${literal}"`, signing: { secret: { literal } } }
}
