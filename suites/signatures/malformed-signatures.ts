import { signatureRules } from '../../src/arbitraries/index.ts'
import type { SignatureRule, Tampering, Terms } from '../../src/model/index.ts'

/** No signature at all. */
export const absentSignatures: readonly Tampering[] = [
  { name: 'no signature header', signature: { kind: 'remove' } },
  { name: 'empty signature header', signature: { kind: 'set', value: '' } },
  { name: 'blank signature header', signature: { kind: 'set', value: '  ' } },
]

/** Header values that no scheme writes, and values of this scheme with something wrong in them. */
export function malformedSignatures(terms: Terms): readonly Tampering[] {
  const shaped = signatureRules(terms).flatMap((rule) => contents.map((content) => filled(rule, content)))
  const values = [...new Set([...shaped, ...foreign])].filter((value) => value !== '')
  return values.map((value) => ({
    name: `signature header ${quoted(value)}`,
    signature: { kind: 'set', value },
  }))
}

/** In the place of a signature: lengths, characters and bytes that decoders and comparisons trip over. */
const contents: readonly string[] = [
  '',
  'x',
  'z'.repeat(64),
  `${'0'.repeat(63)}g`,
  '0'.repeat(65),
  '====',
  '-_'.repeat(22),
  // As many characters as a digest in hex or Base64, and twice as many bytes.
  'ÿ'.repeat(64),
  'ÿ'.repeat(44),
  '%00',
]

const foreign: readonly string[] = [
  ',',
  '=',
  't=1',
  't=,v1=',
  'v1',
  'v1,',
  'v1,a,b',
  'v1,abc v1',
  'sha256',
  'sha256=',
  'sha1=abc',
  'bogus=abc',
  'undefined',
  '[object Object]',
  ','.repeat(2_000),
  'a'.repeat(4_000),
]

function filled({ entry }: SignatureRule, content: string): string {
  return entry.replace('{timestamp}', '1').replace('{signature}', content)
}

function quoted(value: string): string {
  return value.length > 30 ? `of ${value.length} characters: "${value.slice(0, 12)}…"` : `"${value}"`
}
