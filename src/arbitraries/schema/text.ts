import fc, { type Arbitrary } from 'fast-check'
import type { Style } from './style.ts'

/** Both ends included; counted in code points, as JSON Schema counts. */
export interface Length {
  readonly min: number
  readonly max: number
}

const WORDS =
  'amber anchor april basil beacon birch bridge canyon cedar cherry cobalt copper coral cotton delta ember fable falcon fern forest garden ginger harbor hazel island ivory jasmine juniper lagoon lantern lemon linen maple marble meadow mint morning north oak ocean olive orchard pearl pepper pine planet prairie quartz river rocket saffron sage silver spruce summer thyme tulip valley velvet walnut willow winter'.split(
    ' ',
  )

/** A short lower-case ASCII word. */
export const word: Arbitrary<string> = fc.constantFrom(...WORDS)

/** Single code points that have broken programs; NUL and lone surrogates are not among them. */
const character: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) },
  { weight: 2, arbitrary: fc.constantFrom(...'"\\/\'&<>%{}[]$`;:,') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\r', '\t', '\b', '\f', '\u007f', '\u0085', '\u00a0') },
  { weight: 2, arbitrary: fc.constantFrom(...'äéßñøğçıİſœ€„…日本語한국ไทย') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\u0301',
      '\u0308',
      '\u200d',
      '\u200b',
      '\ufe0f',
      '\u202e',
      '\u2028',
      '\u2029',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...'שלוםمرحبا') },
  { weight: 1, arbitrary: fc.constantFrom(...'🎁👩💥🏳𝕏𠮷𐍈') },
  { weight: 1, arbitrary: fc.integer({ min: 0xa1, max: 0xd7ff }).map((code) => String.fromCodePoint(code)) },
)

/** Whole texts that have broken programs. */
const SPECIMENS: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '\\',
  '\\u0041',
  '\\n',
  'a\nb',
  'a\r\nb',
  '  padded  ',
  "O'Brien",
  '"quoted"',
  'a/b//c',
  '100%',
  '%00',
  '#{x}',
  '{{x}}',
  '<b>&amp;</b>',
  "'; --",
  '=1+1',
  'Zoë Müller',
  'Zoe\u0308',
  'ﬁ',
  'ẞ',
  'İstanbul',
  '日本語',
  'שלום עולם',
  'a\u202eb',
  'a\u2028b\u2029c',
  '🎁',
  '👩‍👩‍👧',
  '🏳️‍🌈',
  '𝕏𠮷',
  '1e5',
  'NaN',
  'undefined',
  'constructor',
]

const cache = new Map<string, Arbitrary<string>>()

/** Text of a length, nothing else being known about it. */
export function text(style: Style, length: Length): Arbitrary<string> {
  const key = `${style} ${length.min} ${length.max}`
  const made = cache.get(key) ?? (style === 'plain' ? plainText(length) : anyText(length))
  cache.set(key, made)
  return made
}

function plainText({ min, max }: Length): Arbitrary<string> {
  const words = fc.array(word, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' '))
  if (min <= 3 && max >= 17) return words
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  return fc.string({ unit: letter, minLength: min, maxLength: Math.min(max, Math.max(min, 8)) })
}

function anyText({ min, max }: Length): Arbitrary<string> {
  const specimens = SPECIMENS.filter((one) => fits(one, { min, max }))
  const longest = Math.min(max, Math.max(min, 3000))
  const free = fc.string({ unit: character, minLength: min, maxLength: Math.min(max, min + 20) })
  const long = fc
    .tuple(character, fc.integer({ min: Math.min(300, longest), max: longest }))
    .map(([unit, count]) => unit.repeat(count))
  return fc.oneof(
    { weight: 10, arbitrary: free },
    ...(specimens.length > 0 ? [{ weight: 8, arbitrary: fc.constantFrom(...specimens) }] : []),
    ...(min <= 3 && max >= 17 ? [{ weight: 6, arbitrary: word }] : []),
    ...(longest >= 300 ? [{ weight: 1, arbitrary: long }] : []),
  )
}

/** Whether a text has a length. */
export function fits(value: string, { min, max }: Length): boolean {
  if (value.length < min) return false
  if (value.length <= max && value.length >= 2 * min) return true
  const count = [...value].length
  return count >= min && count <= max
}
