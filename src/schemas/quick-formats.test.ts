import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFormats } from './ajv.ts'
import { quickenFormats } from './quick-formats.ts'

const plain = new Ajv2020()
const quick = new Ajv2020()
addFormats(plain)
addFormats(quick)
quickenFormats(quick)

const number = (most: number, digits: number): fc.Arbitrary<string> =>
  fc.nat(most).map((value) => String(value).padStart(digits, '0'))
const date = fc.tuple(number(9999, 4), number(13, 2), number(32, 2)).map((parts) => parts.join('-'))
const time = fc.tuple(number(25, 2), number(61, 2), number(61, 2)).map((parts) => parts.join(':'))
const zone = fc.constantFrom('Z', 'z', '', '+01:00', '-0530', ' Z', '.5Z', '.Z', '.1234567890Z', '\n')
const dateTime = fc.tuple(date, fc.constantFrom('T', 't', ' ', ''), time, zone).map((parts) => parts.join(''))

test.each([
  ['date', date],
  ['date', fc.tuple(date, fc.constantFrom('', '\n', 'T')).map((parts) => parts.join(''))],
  ['date-time', dateTime],
])('knows a %s as ajv-formats does', (format, texts) => {
  const [known, made] = [plain, quick].map((ajv) => ajv.compile({ type: 'string', format }))
  let fitting = 0
  fc.assert(
    fc.property(texts, (text) => {
      expect(made?.(text)).toBe(known?.(text))
      if (known?.(text) === true) fitting += 1
    }),
    { numRuns: 2_000 },
  )
  expect(fitting).toBeGreaterThan(100)
})
