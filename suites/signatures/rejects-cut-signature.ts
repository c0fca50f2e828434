import { signatureRules, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, SignatureRule, Tampering, Terms } from '../../src/model/index.ts'

/** Keeps nothing, a character, half, or nearly all of the signature, and the text around it. */
export const rejectsCutSignature: Check = {
  id: 'signatures/rejects-cut-signature',
  level: 'must',
  claim: 'A receiver refuses a delivery with only a part of its signature.',
  because: [
    'CVE-2024-21491: an empty signature after its label verified always, because only the shorter length was compared',
    'standard-webhooks/standard-webhooks#115: the same mistake',
  ],
  needs: ['signature'],
  fix: 'Compare the lengths first, then all bytes in constant time. Neither startsWith() nor includes() nor a loop up to the shorter length is a comparison.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, cuts(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

function cuts(terms: Terms): readonly Tampering[] {
  const rules = signatureRules(terms)
  const half = Math.floor(Math.min(...rules.map(lengthOf)) / 2)
  // The last characters of Base64 may be padding, without which the same bytes are meant.
  const last = rules.every(({ encoding }) => encoding === 'hex') ? 1 : 4
  // Where nothing stands around it, a signature cut to nothing is a missing one, which is another check.
  const least = rules.every(({ entry }) => entry === '{signature}') ? [] : [0]
  return [...least, 1, 8, half, -last].map((keep) => ({
    name:
      keep < 0
        ? `signature without its last ${last === 1 ? 'character' : `${last} characters`}`
        : named(keep),
    signature: { kind: 'cut', keep },
  }))
}

function named(keep: number): string {
  if (keep === 0) return 'nothing of the signature but the text around it'
  return keep === 1
    ? 'only the first character of the signature'
    : `only the first ${keep} characters of the signature`
}

const sizes: Readonly<Partial<Record<SignatureRule['algorithm'], number>>> = {
  'hmac-sha1': 20,
  'hmac-sha384': 48,
  'hmac-sha512': 64,
  ed25519: 64,
}

/** Characters of an encoded signature, at least. */
function lengthOf({ algorithm, encoding }: SignatureRule): number {
  const bytes = sizes[algorithm] ?? 32
  return encoding === 'hex' ? bytes * 2 : Math.floor((bytes * 4) / 3)
}
