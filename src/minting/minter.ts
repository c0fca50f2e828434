import { randomBytes } from 'node:crypto'
import type { MintRule } from '../model/index.ts'

/** Makes values that nobody has seen before: unique in this run, and unlike those of every earlier run. */
export interface Minter {
  /** A fresh value: a number for `integer`, text for everything else. */
  mint(rule: MintRule): string | number
  /** A fresh short word of lower-case letters and digits, for names and markers. */
  word(): string
  /** A number in [0, 1) that is part of the salt, for choices that need no replay. */
  random(): number
}

const base62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

const alphabets = {
  digits: base62.slice(0, 10),
  hex: base62.slice(0, 16),
  base36: base62.slice(0, 36),
  base62,
} as const

const shortLength = 12

/**
 * Creates a minter.
 *
 * Careful: values are counted up from a random start instead of drawn at random, because small spaces (a 32-bit
 * integer column) would see collisions with earlier runs in a durable store after a few ten thousand draws.
 *
 * @param salt 16 bytes; random when absent. Tests pass their own.
 */
export function createMinter(salt: Uint8Array = randomBytes(16)): Minter {
  const short = new Set<string | number>()
  const saltNumber = Buffer.from(salt).readUIntBE(0, 6)
  const write = createWriter(salt, saltNumber)
  let counter = 0

  const attempt = (rule: MintRule): string | number => {
    counter += 1
    switch (rule.kind) {
      case 'integer': {
        const span = rule.max - rule.min + 1
        return rule.min + ((Math.floor((saltNumber / 2 ** 48) * span) + counter) % span)
      }
      case 'digits':
        return (rule.prefix ?? '') + `1${write(counter, rule.length - 1, 'digits')}`.slice(0, rule.length)
      case 'hex':
        return (rule.prefix ?? '') + write(counter, rule.length, 'hex')
      case 'base62':
        return (rule.prefix ?? '') + write(counter, rule.length, 'base62')
      case 'uuid': {
        const hex = write(counter, 32, 'hex')
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
      }
      case 'email':
        return `hp${write(counter, 10, 'base36')}@example.com`
      case 'url':
        return `${rule.base ?? 'https://example.com/'}hp${write(counter, 10, 'base36')}`
      case 'text':
        return `${rule.prefix ?? 'hp '}${write(counter, 10, 'base36')}`
    }
  }

  const mint = (rule: MintRule): string | number => {
    for (let tries = 0; tries < 10_000; tries += 1) {
      const value = attempt(rule)
      const text = String(value)
      // Long values are told apart by the counter in them; short ones of different rules may meet.
      if (text.length > shortLength) return value
      const key = asNumber(text)
      if (short.has(key)) continue
      short.add(key)
      return value
    }
    throw new Error(`no unused value is left for ${JSON.stringify(rule)}`)
  }

  return {
    mint,
    word: () => String(mint({ kind: 'text', prefix: 'hp' })),
    random: () => {
      counter += 1
      return (((saltNumber % 1_000_003) * 7_919 + counter * 104_729) % 1_000_003) / 1_000_003
    },
  }
}

/** Most short values are numbers, which take less memory than texts. */
function asNumber(text: string): string | number {
  const number = Number(text)
  return String(number) === text ? number : text
}

/** Writes the number of a value in so many letters of an alphabet. */
type Writer = (counter: number, length: number, alphabet: keyof typeof alphabets) => string

/**
 * The last letters spell the counter, spread over their whole range so that neighbours look unlike each other; those
 * before are salt. Injective while the counter is below the range, which is why values need no look-up.
 */
function createWriter(salt: Uint8Array, saltNumber: number): Writer {
  const heads = new Map<string, string>()
  return (counter, length, name) => {
    const letters = alphabets[name]
    const size = letters.length
    const tailLength = Math.min(length, Math.floor(Math.log(2 ** 40) / Math.log(size)))
    const range = size ** tailLength
    // A prime that divides no range; the product stays below 2^53 for every counter that memory allows.
    let rest = (saltNumber + counter * 7_919) % range
    let tail = ''
    for (let index = 0; index < tailLength; index += 1) {
      tail = letters[rest % size] + tail
      rest = Math.floor(rest / size)
    }
    if (tailLength === length) return tail
    const key = `${name} ${length}`
    let head = heads.get(key)
    if (head === undefined) {
      head = Array.from(
        { length: length - tailLength },
        (_, index) => letters[((salt[(index + 6) % salt.length] ?? 0) + index) % size],
      ).join('')
      heads.set(key, head)
    }
    return head + tail
  }
}
