import { expect, test } from 'vitest'
import { parseJson } from './read-json.ts'

test('reads JSON', () => {
  expect(parseJson('{"a":[1,null]}', 'x.json')).toEqual({ a: [1, null] })
})

test.each([
  ['{"a":1,}', 'line 1, column 8'],
  ['{"a":1\n "b":2}', 'line 2, column 2'],
  ['{\n\n  "a": x\n}', 'line 3, column 8'],
  ['{"a": 1', 'line 1, column 8'],
  ['', 'line 1, column 1'],
  ['{} {}', 'line 1, column 4'],
  ['{"a": "b', 'line 1, column 7'],
])('says where %j is broken', (text, place) => {
  expect(() => parseJson(text, 'x.json')).toThrow(
    new RegExp(`^Cannot read x\\.json: it is not valid JSON at ${place} \\(.*\\)\\. Correct it there\\.$`),
  )
})
