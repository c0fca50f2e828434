import type { Tampering } from '../../src/model/index.ts'

const values: readonly string[] = [
  'Basic !!!',
  'Basic YWJj',
  'Basic YWJ',
  'Basic //79',
  'Basic a b c',
  'Bearer a b c',
  'Bearer ,',
  'Digest username="a"',
  'Negotiate',
  ':',
  '=',
  ',,,,',
  '"',
  'undefined',
  'null',
  '[object Object]',
  'ÿ'.repeat(40),
  'a'.repeat(4_000),
]

/** Nothing, or nothing but the name of a scheme. */
export const absentCredentials: readonly Tampering[] = [
  { name: 'no credential', credential: { kind: 'remove' } },
  ...['', 'Basic', 'Bearer', 'Basic Og'].map(setTo),
]

/** Values that are no credential of any scheme, or one that lacks something. */
export const malformedCredentials: readonly Tampering[] = values.map(setTo)

function setTo(value: string): Tampering {
  const text = value.length > 30 ? `of ${value.length} characters: "${value.slice(0, 12)}…"` : `"${value}"`
  return { name: `credential ${text}`, credential: { kind: 'set', template: value } }
}
