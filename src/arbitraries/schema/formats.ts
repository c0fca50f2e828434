import fc, { type Arbitrary } from 'fast-check'
import { dateFormats } from './formats-dates.ts'
import { networkFormats } from './formats-network.ts'
import type { Style } from './style.ts'
import { text, word } from './text.ts'

const anyLength = { min: 0, max: Number.POSITIVE_INFINITY }

/** Values of a format, by style. */
export type FormatTable = Readonly<Record<string, (style: Style) => Arbitrary<string>>>

const token = fc.constantFrom('', 'a', '0', 'name', 'a~1b', 'm~0n', 'x y')

const otherFormats: FormatTable = {
  uuid: (style) => (style === 'plain' ? fc.uuid({ version: 4 }) : fc.uuid()),
  'json-pointer': () =>
    fc.array(token, { maxLength: 3 }).map((parts) => parts.map((part) => `/${part}`).join('')),
  'relative-json-pointer': () => fc.constantFrom('0', '1', '0#', '2/name', '1/items/0'),
  'json-pointer-uri-fragment': () => fc.constantFrom('#', '#/name', '#/items/0', '#/a~1b'),
  regex: () => fc.constantFrom('^a+$', '[0-9]{3}', 'x|y', '.*', '^\\w+@\\w+$', '\\d'),
  byte: () => word.map((one) => Buffer.from(one).toString('base64')),
  binary: (style) => text(style, anyLength),
  password: (style) => text(style, anyLength),
}

const formats: FormatTable = { ...dateFormats, ...networkFormats, ...otherFormats }

/** Formats of numbers: they narrow the range of a number, and say nothing about a string. */
const NUMBER_FORMATS: readonly string[] = ['int32', 'int64', 'float', 'double']

/** Whether values of a format can be drawn. */
export function isFormat(name: string): boolean {
  return Object.hasOwn(formats, name) || NUMBER_FORMATS.includes(name)
}

/** Values of a supported format; `undefined` where it says nothing about strings. */
export function formatted(name: string, style: Style): Arbitrary<string> | undefined {
  return Object.hasOwn(formats, name) ? formats[name]?.(style) : undefined
}

/** The supported formats, as half a sentence. */
export function nameFormats(): string {
  return [...Object.keys(formats), ...NUMBER_FORMATS].sort().join(', ')
}
