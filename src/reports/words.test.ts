import { expect, test } from 'vitest'
import { count, duration, printable } from './words.ts'

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [1_000, '1.0 s'],
  [59_940, '59.9 s'],
  [59_990, '1 min 0 s'],
  [125_400, '2 min 5 s'],
])('%d milliseconds are %s', (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected)
})

test.each([
  [0, '0 runs'],
  [1, '1 run'],
  [1_234, '1,234 runs'],
])('counts %d', (number, expected) => {
  expect(count(number, 'run')).toBe(expected)
})

test('escapes what could steer a terminal, and nothing else', () => {
  expect(printable('a\tb\u001b[0m\u2066é🎈 ü')).toBe('a\\tb\\u001b[0m\\u2066é🎈 ü')
})
