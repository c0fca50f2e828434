import { expect, test } from 'vitest'
import { instantForms, writeInstant } from './instants.ts'

const instant = Date.UTC(2024, 1, 29, 23, 59, 58, 7)

test.each([
  ['s', 1709251198],
  ['ms', 1709251198007],
  ['iso', '2024-02-29T23:59:58Z'],
  ['iso-ms', '2024-02-29T23:59:58.007Z'],
  ['iso-ns', '2024-02-29T23:59:58.007000000Z'],
] as const)('writes %s', (unit, expected) => {
  expect(writeInstant(instant, unit)).toBe(expected)
  expect(instantForms(instant)).toContain(String(expected))
})

test('knows the forms with an offset too, each once', () => {
  const forms = instantForms(instant)
  expect(forms).toContain('2024-02-29T23:59:58+00:00')
  expect(forms).toContain('2024-02-29T23:59:58.007+00:00')
  expect(new Set(forms).size).toBe(forms.length)
})
