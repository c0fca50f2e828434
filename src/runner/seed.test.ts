import { expect, test } from 'vitest'
import { seedOf } from './seed.ts'

test('is a 32-bit integer, the same for the same check', () => {
  for (const seed of [0, 1, -1, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    expect(seedOf(seed, 'a/b')).toBe(seedOf(seed, 'a/b'))
    expect(seedOf(seed, 'a/b')).toBe(seedOf(seed, 'a/b') | 0)
  }
})

test('never changes: replay commands in old reports depend on it', () => {
  expect([seedOf(1, 'duplicates/duplicate-has-one-effect'), seedOf(7, 'a'), seedOf(0, '')]).toEqual([
    -1_531_892_804, 70_785_611, 0,
  ])
})

test('differs between checks and between seeds', () => {
  const seeds = Array.from({ length: 50 }, (_, seed) =>
    ['a/b', 'a/c', 'b/a'].map((id) => seedOf(seed, id)),
  ).flat()
  expect(new Set(seeds).size).toBe(seeds.length)
})
