import { expect, test } from 'vitest'
import { exampleContract } from '../../test/example-terms.ts'
import type { HeaderEdit } from '../model/index.ts'
import { editHeaders } from './edit-headers.ts'

const headers = [
  ['X-Acme-Timestamp', '1'],
  ['x-a', '2'],
  ['X-A', '3'],
  ['X-Acme-Delivery', 'd'],
] as const
const edit = (...edits: readonly HeaderEdit[]) =>
  editHeaders(headers, edits, exampleContract, (value) => value)

test.each<[HeaderEdit, readonly string[]]>([
  [{ name: 'X-A', kind: 'remove' }, ['X-Acme-Timestamp: 1', 'X-Acme-Delivery: d']],
  [
    { name: 'X-A', kind: 'set', value: '9' },
    ['X-Acme-Timestamp: 1', 'x-a: 9', 'X-A: 9', 'X-Acme-Delivery: d'],
  ],
  [
    { name: '{freshness}', kind: 'set', value: '9' },
    ['X-Acme-Timestamp: 9', 'x-a: 2', 'X-A: 3', 'X-Acme-Delivery: d'],
  ],
  [{ name: '{identity:delivery}', kind: 'remove' }, ['X-Acme-Timestamp: 1', 'x-a: 2', 'X-A: 3']],
  [
    { name: 'X-New', kind: 'set', value: '9' },
    ['X-Acme-Timestamp: 1', 'x-a: 2', 'X-A: 3', 'X-Acme-Delivery: d', 'x-new: 9'],
  ],
  [
    { name: 'X-A', kind: 'append' },
    ['X-Acme-Timestamp: 1', 'x-a: 2', 'X-A: 3', 'X-Acme-Delivery: d', 'x-a: '],
  ],
])('edits by %j', (given, expected) => {
  expect(edit(given).map(([name, value]) => `${name}: ${value}`)).toEqual(expected)
})

test('edits in order', () => {
  const edits = [
    { name: 'x-a', kind: 'remove' },
    { name: 'x-a', kind: 'set', value: '4' },
  ] as const
  expect(edit(...edits).filter(([name]) => name === 'x-a')).toEqual([['x-a', '4']])
})

test('refuses a header that the contract does not have', () => {
  expect(() => edit({ name: '{identity:none}', kind: 'remove' })).toThrow('needs a header')
  const bare = { ...exampleContract, freshness: null }
  expect(() => editHeaders(headers, [{ name: '{freshness}', kind: 'remove' }], bare, String)).toThrow()
})
