import { expect, test } from 'vitest'
import { headerNodes } from './header-nodes.ts'
import { headersFromJson } from './headers.ts'
import { jsonOf, jsonTree } from './json-tree.ts'

test.each([
  [{ a: '1', ':path': '/', b: ['2', '3'], c: [] }],
  [
    [
      ['a', '1'],
      [':method', 'POST'],
      ['b', '2'],
    ],
  ],
  [
    [
      { name: 'a', value: '1', comment: 'x' },
      { name: ':path', value: '/' },
      { value: '2', name: 'b' },
    ],
  ],
  [[]],
  [{}],
])('finds the values of %j in the order in which they are read', (headers) => {
  const nodes = headerNodes(jsonTree(JSON.stringify(headers)).root)
  expect(nodes.map(jsonOf)).toEqual(headersFromJson(headers)?.map(([, value]) => value))
})
