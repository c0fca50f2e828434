import { fullFormats } from 'ajv-formats/dist/formats.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as ours from './formats.ts'

const digits = fc.stringMatching(/^\d{1,4}$/)
const texts = fc.oneof(
  fc.string(),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.base64String(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d$/),
  fc.stringMatching(/^[0-2]\d:[0-6]\d:[0-6]\d(\.\d{1,3})?([zZ]|[+-][0-2]\d(:?[0-6]\d)?)?$/),
  fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d[tT ][0-2]\d:[0-6]\d:[0-6]\d([zZ]|[+-][0-2]\d(:?[0-6]\d)?)?$/),
  fc.stringMatching(/^(\d{2}:59:60|23:\d\d:60)([zZ]|[+-]([01]\d|2[0-4]):?([0-5]\d)?)$/),
  fc.stringMatching(/^[a-z+.-]{0,5}:(\/{0,3})[a-z0-9[\]%:@.?#/ ]{0,20}$/),
  fc.tuple(digits, digits, digits).map((parts) => parts.join('-')),
)

/** A format of ajv-formats as a question. */
function original(name: keyof typeof fullFormats): (value: unknown) => boolean {
  const format = fullFormats[name] as unknown
  if (typeof format === 'function') return format as (value: unknown) => boolean
  return (format as { validate: (value: unknown) => boolean }).validate
}

test.each([
  ['date', ours.date.validate],
  ['time', ours.time.validate],
  ['date-time', ours.dateTime.validate],
  ['iso-time', ours.isoTime.validate],
  ['iso-date-time', ours.isoDateTime.validate],
  ['uri', ours.uri],
  ['regex', ours.regex],
  ['byte', ours.byte],
] as const)('%s is what it is in ajv-formats', (name, format) => {
  const said = new Set<boolean>()
  fc.assert(
    fc.property(texts, (text) => {
      said.add(format(text))
      expect(format(text)).toBe(original(name)(text))
    }),
    { numRuns: 3000, seed: 1 },
  )
  expect([...said].sort()).toEqual([false, true])
})

test.each([
  ['int32', ours.int32.validate],
  ['int64', ours.int64.validate],
  ['double', ours.anyNumber.validate],
] as const)('%s is what it is in ajv-formats', (name, format) => {
  const numbers = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 31 - 1),
  )
  fc.assert(
    fc.property(numbers, (value) => {
      expect(format(value)).toBe(original(name)(value))
    }),
    { numRuns: 500, seed: 1 },
  )
})
