import fc, { type Arbitrary } from 'fast-check'
import type { BodyText } from '../model/index.ts'

/** What JSON allows around a value. */
const space = fc.constantFrom(' ', '\n', '\r\n', '\t', '  \n\t ')

const forms: Arbitrary<BodyText> = fc.record(
  {
    indent: fc.constantFrom(2, 4, 1),
    keyOrder: fc.constantFrom('reversed' as const, 'sorted' as const),
    escapeNonAscii: fc.constant(true),
    escapeSlashes: fc.constant(true),
    numbers: fc.constantFrom('fraction' as const, 'exponent' as const),
    before: space,
    after: space,
  },
  { requiredKeys: [], noNullPrototype: true },
)

/**
 * Draws a legal way to write a payload; most differ from what `JSON.stringify` writes. Shrinks to `{}`.
 *
 * Never draws a byte order mark, which JSON forbids, nor `insert` or `literal`, which change the meaning.
 */
export function bodyText(): Arbitrary<BodyText> {
  return forms
}
