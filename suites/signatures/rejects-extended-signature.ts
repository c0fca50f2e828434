import { signatureRules, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'

type Wrap = readonly [before: string, after: string]

const around: readonly Wrap[] = [
  ['x', ''],
  ['abc', 'abc'],
]

// Public-key signatures have to be decoded, and nearly every decoder passes over what follows.
const behind: readonly Wrap[] = [
  ['', 'zz'],
  ['', 'a'],
  ['', '!!'],
]

/** Surrounds the genuine signature with other characters. */
export const rejectsExtendedSignature: Check = {
  id: 'signatures/rejects-extended-signature',
  level: 'should',
  claim: 'A receiver refuses a delivery whose signature has text before or after it.',
  because: [
    'profullstack/sh1pt#800, kentcdodds/kentcdodds.com#720, nodejs/node#28863: decoders that skip what they do not know',
  ],
  needs: ['signature'],
  fix: 'Compare the text of the signature as a whole, or check its form before decoding it: Buffer.from(text, "hex") stops silently at the first other character. Many texts for one signature defeat every list of seen signatures.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

function tamperings(terms: Terms): readonly Tampering[] {
  const isCompared = signatureRules(terms).every(({ algorithm }) => algorithm.startsWith('hmac-'))
  return [...around, ...(isCompared ? behind : [])].map(([before, after]) => ({
    name: `signature header with ${named(before, after)} the genuine value`,
    signature: { kind: 'wrap', before, after },
  }))
}

function named(before: string, after: string): string {
  const texts = [before === '' ? '' : `"${before}" before`, after === '' ? '' : `"${after}" after`]
  return texts.filter((text) => text !== '').join(' and ')
}
