import { expect, test } from 'vitest'
import { flattenDeep } from './flatten-deep.ts'
import type { Json } from './json.ts'

function nested(depth: number, core: Json): Json {
  let value = core
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { inner: value }
  return value
}

test.each<[number]>([[0], [3], [150]])('leaves what is %i levels deep as it is', (depth) => {
  const value = nested(depth, { id: 7, tags: ['a'] })
  expect(flattenDeep(value)).toBe(value)
})

test('lists what stands in anything deeper, so that it can be written', () => {
  const flat = flattenDeep(nested(100_000, { id: 7, name: 'Zoë' }))
  expect(JSON.parse(JSON.stringify(flat))).toEqual(expect.arrayContaining([7, 'Zoë']))
})
