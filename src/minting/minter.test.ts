import { describe, expect, test } from 'vitest'
import type { MintRule } from '../model/index.ts'
import { createMinter } from './minter.ts'

const rules: readonly (readonly [MintRule, RegExp])[] = [
  [{ kind: 'integer', min: 100_000_000, max: 1_500_000_000 }, /^\d{9,10}$/],
  [{ kind: 'integer', min: 1, max: 60_000 }, /^\d{1,5}$/],
  [{ kind: 'digits', length: 9 }, /^1\d{8}$/],
  [{ kind: 'digits', length: 20, prefix: 'R-' }, /^R-1\d{19}$/],
  [{ kind: 'uuid' }, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/],
  [{ kind: 'hex', length: 8 }, /^[0-9a-f]{8}$/],
  [{ kind: 'hex', length: 40, prefix: 'sha-' }, /^sha-[0-9a-f]{40}$/],
  [{ kind: 'base62', length: 4 }, /^[0-9A-Za-z]{4}$/],
  [{ kind: 'base62', length: 10, prefix: 'cux' }, /^cux[0-9A-Za-z]{10}$/],
  [{ kind: 'base62', length: 27, prefix: 'msg_' }, /^msg_[0-9A-Za-z]{27}$/],
  [{ kind: 'email' }, /^hp[0-9a-z]{10}@example\.com$/],
  [{ kind: 'url' }, /^https:\/\/example\.com\/hp[0-9a-z]{10}$/],
  [{ kind: 'url', base: 'https://a.test/x/' }, /^https:\/\/a\.test\/x\/hp[0-9a-z]{10}$/],
  [{ kind: 'text' }, /^hp [0-9a-z]{10}$/],
  [{ kind: 'text', prefix: 'Order ' }, /^Order [0-9a-z]{10}$/],
]
const many = 50_000
const salts = [1, 2, 3, 200, 255].map((byte) =>
  Uint8Array.from({ length: 16 }, (_, index) => (byte * 97 + index * 13) % 256),
)

describe.each(rules)('%j', (rule, shape) => {
  test('makes unique values of the right shape', () => {
    const minter = createMinter(salts[0])
    const values = Array.from({ length: many }, () => minter.mint(rule))
    expect(new Set(values).size).toBe(many)
    expect(values.filter((value) => !shape.test(String(value)))).toEqual([])
    expect(typeof values[0]).toBe(rule.kind === 'integer' ? 'number' : 'string')
    if (rule.kind !== 'integer') return
    expect(Math.min(...values.slice(0, 10_000).map(Number))).toBeGreaterThanOrEqual(rule.min)
    expect(Math.max(...values.slice(0, 10_000).map(Number))).toBeLessThanOrEqual(rule.max)
  })
})

test.each(rules.filter(([rule]) => !('max' in rule && rule.max === 60_000)))(
  'makes none of %j that a run with another salt has made',
  (rule) => {
    const seen = new Set<string | number>()
    for (const salt of salts) {
      const minter = createMinter(salt)
      for (let index = 0; index < 5_000; index += 1) seen.add(minter.mint(rule))
    }
    expect(seen.size).toBe(5_000 * salts.length)
  },
)

test('makes no value twice where rules overlap', () => {
  const minter = createMinter(salts[1])
  const overlapping: readonly MintRule[] = [
    { kind: 'integer', min: 100_000_000, max: 199_999_999 },
    { kind: 'digits', length: 9 },
    { kind: 'hex', length: 9 },
    { kind: 'base62', length: 9 },
  ]
  const values = Array.from({ length: many }, (_, index) =>
    String(minter.mint(overlapping[index % 4] as MintRule)),
  )
  expect(new Set(values).size).toBe(many)
})

test('gives up when a rule has no value left', () => {
  const minter = createMinter(salts[0])
  const rule: MintRule = { kind: 'integer', min: 1, max: 3 }
  expect([1, 2, 3].map(() => minter.mint(rule)).sort()).toEqual([1, 2, 3])
  expect(() => minter.mint(rule)).toThrow('no unused value is left')
})

test('makes the same values with the same salt, and others without one', () => {
  const words = (minter: ReturnType<typeof createMinter>): readonly string[] => [minter.word(), minter.word()]
  expect(words(createMinter(salts[0]))).toEqual(words(createMinter(salts[0])))
  expect(words(createMinter())).not.toEqual(words(createMinter()))
  expect(createMinter(salts[0]).word()).toMatch(/^hp[0-9a-z]{10}$/)
})

test('makes numbers between 0 and 1 that differ', () => {
  const minter = createMinter(salts[0])
  const numbers = Array.from({ length: 1_000 }, () => minter.random())
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
  expect(new Set(numbers).size).toBe(1_000)
})
