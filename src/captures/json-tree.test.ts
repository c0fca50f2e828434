import fc from 'fast-check'
import { expect, it } from 'vitest'
import { filePosition } from './body-position.ts'
import { jsonOf, jsonTree, nodeAt } from './json-tree.ts'
import { ndjson } from './ndjson.ts'

it('accepts what JSON.parse accepts, with the same values, and nothing else', () => {
  const whole = fc.json()
  const damaged = fc
    .tuple(
      whole,
      fc.nat(),
      fc.constantFrom('', ',', ']', '"', '\\', '1', ' ', '\u0001', '//', '-', '\n', '\ufeff'),
    )
    .map(
      ([text, at, piece]) =>
        text.slice(0, at % (text.length + 1)) + piece + text.slice(at % (text.length + 1)),
    )
  fc.assert(
    fc.property(fc.oneof(whole, damaged), (text) => {
      const { root, broken } = jsonTree(text)
      expect(broken === undefined ? JSON.stringify(jsonOf(root)) : 'broken').toBe(reference(text))
    }),
    { numRuns: 500 },
  )
})

it.each([
  ['{"a":[1,{"b~/c":2}]}', '/a/1/b~0~1c', 16],
  ['{"a":1,"a":2}', '/a', 11],
  ['{"a":{"":7}}', '/a/', 9],
  ['[1,2]', '/01', undefined],
  ['7', '', 0],
  ['{"__proto__":1}', '/__proto__', 13],
])('finds in %s what %j names', (text, pointer, offset) => {
  expect(nodeAt(jsonTree(text).root, pointer)?.offset).toBe(offset)
})

it('finds every character of a body in the file that quotes it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
      (body) => {
        const file = `\n${JSON.stringify({ headers: [], body })}`
        const [entry] = ndjson.read(Buffer.from(file), 'a.ndjson').entries
        if (entry?.kind !== 'delivery' || entry.bodyPlace === null) throw new Error('not read')
        for (
          let offset = 0;
          offset < body.length;
          offset += (body.codePointAt(offset) as number) > 0xffff ? 2 : 1
        ) {
          const { line, column } = filePosition(body, entry.bodyPlace, offset)
          const before = JSON.stringify(body.slice(0, offset)).slice(1, -1)
          expect([line, column]).toEqual([2, '{"headers":[],"body":"'.length + before.length + 1])
        }
      },
    ),
    { numRuns: 100 },
  )
})

function reference(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return 'broken'
  }
}
