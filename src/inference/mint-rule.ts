import type { MintRule } from '../model/index.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * How to make more values that look like these, without a word of them: only a prefix that several of them share
 * (`evt_`) is kept.
 */
export function mintRuleFor(values: readonly (string | number)[]): MintRule {
  if (values.some((value) => typeof value === 'number')) return integers
  const texts = [...new Set(values.map(String))]
  if (texts.every((text) => uuid.test(text))) return { kind: 'uuid' }
  const prefix = sharedPrefix(texts)
  const rests = texts.map((text) => text.slice(prefix.length))
  // Short numbers run out, and begin with a zero only in identifiers that are no numbers.
  const length = Math.max(8, usualLength(rests))
  const given = prefix === '' ? {} : { prefix }
  if (rests.every((rest) => /^[0-9]+$/.test(rest))) return { kind: 'digits', length, ...given }
  const isHex = rests.every((rest) => /^[0-9a-f]{8,}$/.test(rest))
  return { kind: isHex ? 'hex' : 'base62', length: Math.min(length, 64), ...given }
}

/** Fits 32 bits and never looks like a time in seconds. */
const integers: MintRule = { kind: 'integer', min: 100_000_000, max: 1_500_000_000 }

function sharedPrefix(texts: readonly string[]): string {
  const [first = ''] = texts
  const [, prefix = ''] = /^([A-Za-z]{1,10}[_-])./.exec(first) ?? []
  return texts.length > 1 && texts.every((text) => text.startsWith(prefix)) ? prefix : ''
}

function usualLength(texts: readonly string[]): number {
  const lengths = texts.map((text) => text.length).toSorted((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}
