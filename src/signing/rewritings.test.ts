import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rewritings } from './index.ts'

const captured = '{ "b": 1.0, "a/b": "<Zoë\\/>", "e": [], "f": [true, {}], "1": 12345678901234567890 }'

function ways(text: string): ReadonlyMap<string, string> {
  return new Map([...rewritings(text)].map(({ how, text: written }) => [how, written]))
}

test.each([
  ['compact JSON', '{"b":1.0,"a/b":"<Zoë\\/>","e":[],"f":[true,{}],"1":12345678901234567890}'],
  [
    'JSON with an indent of 2',
    '{\n  "b": 1.0,\n  "a/b": "<Zoë\\/>",\n  "e": [],\n  "f": [\n    true,\n    {}\n  ],\n  "1": 12345678901234567890\n}',
  ],
  [
    'compact JSON with no needless escapes',
    '{"b":1.0,"a/b":"<Zoë/>","e":[],"f":[true,{}],"1":12345678901234567890}',
  ],
  [
    'JSON with spaces after colons and commas with non-ASCII escaped',
    '{"b": 1.0, "a/b": "<Zo\\u00eb/>", "e": [], "f": [true, {}], "1": 12345678901234567890}',
  ],
  [
    'compact JSON with slashes escaped and non-ASCII escaped',
    '{"b":1.0,"a\\/b":"<Zo\\u00eb\\/>","e":[],"f":[true,{}],"1":12345678901234567890}',
  ],
  [
    'compact JSON with HTML characters escaped and a line feed at its end',
    '{"b":1.0,"a/b":"\\u003cZoë/\\u003e","e":[],"f":[true,{}],"1":12345678901234567890}\n',
  ],
  [
    'JSON spaced as it was captured with non-ASCII escaped in upper case',
    '{ "b": 1.0, "a/b": "<Zo\\u00EB/>", "e": [], "f": [true, {}], "1": 12345678901234567890 }',
  ],
])('writes %s', (how, text) => {
  expect(ways(captured).get(how)).toBe(text)
})

test('indents as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text)
      const written = [...rewritings(text)].map((one) => one.text)
      for (const indent of [undefined, 2, 4, '\t']) {
        // Members whose names are numbers change places when they are parsed.
        if (/"\d+"\s*:/.test(text) || /-0|[eE.]|__proto__/.test(text)) return
        const again = JSON.stringify(value, null, indent)
        expect(again === text || written.includes(again)).toBe(true)
      }
    }),
  )
})

test('never changes what is said, and gives no text twice', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const written = [...rewritings(text)].map((one) => one.text)
      for (const one of written) expect(JSON.parse(one)).toEqual(JSON.parse(text))
      expect(new Set([text, ...written]).size).toBe(written.length + 1)
    }),
    { numRuns: 50 },
  )
})

test.each([['', '{', 'text', '{"a":1}}']])('has nothing to say about what is no JSON', (...texts) => {
  for (const text of texts) expect([...rewritings(text)]).toEqual([])
})

test('bears depth and size', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  expect([...rewritings(deep)].length).toBeLessThan(10)
  const large = JSON.stringify(Array.from({ length: 100_000 }, (_, id) => ({ id })))
  const lengths = [...rewritings(large, 5_000_000)].map(({ text }) => text.length)
  expect(lengths.reduce((sum, one) => sum + one, 0)).toBeLessThan(5_000_001)
})
