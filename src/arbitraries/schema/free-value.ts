import fc, { type Arbitrary } from 'fast-check'
import type { Json } from '../../model/index.ts'
import type { Style } from './style.ts'
import { text, word } from './text.ts'

const anyText = text('any', { min: 0, max: 200 })
const scalar: Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -1000, max: 1000 }),
  fc.constantFrom(0.5, -1.25, 1e21, 2 ** 53 - 1),
  word,
  anyText,
)
const members = fc.tuple(word, scalar)

const values: Readonly<Record<Style, Arbitrary<Json>>> = {
  plain: word,
  any: fc.oneof(
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.array(members, { maxLength: 3 }).map((entries): Json => Object.fromEntries(entries)),
    },
  ),
}

/** A value where nothing is said about it: a word, or in style `any` whatever JSON has, two levels deep. */
export function freeValue(style: Style): Arbitrary<Json> {
  return values[style]
}
