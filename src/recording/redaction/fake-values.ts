import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import { fakeIban, isIban } from './iban.ts'
import type { PersonalKind } from './personal-kind.ts'

/** Values of the same shape that belong to nobody. */
export interface FakeValues {
  /** The same for the same value, so that duplicates stay duplicates; never the value itself where that can be. */
  fake(value: string, kind: PersonalKind): string
  /** Whether a text was made here: it is not to be replaced once more. */
  isFake(text: string): boolean
}

/**
 * Makes stand-ins. Nobody can find out the values from them who does not have the salt, which is never written down.
 *
 * @param salt 16 random bytes; what they are decides about all stand-ins.
 */
export function createFakeValues(salt: Uint8Array): FakeValues {
  const made = new Map<string, string>()
  const fakes = new Set<string>()
  return {
    fake: (value, kind) => {
      const known = made.get(`${kind} ${value}`)
      if (known !== undefined) return known
      const fresh = makers[formOf(value, kind)](value, (text) => drawn(salt, text))
      made.set(`${kind} ${value}`, fresh)
      fakes.add(fresh)
      return fresh
    },
    isFake: (text) => fakes.has(text),
  }
}

/** Numbers from 0 to 255 for a text, as many as wanted. */
type Draw = (text: string) => () => number

function drawn(salt: Uint8Array, text: string): () => number {
  let block = Buffer.alloc(0)
  let at = 0
  let blocks = 0
  return () => {
    if (at === block.length) {
      block = createHmac('sha256', salt).update(`${blocks} ${text}`).digest()
      blocks += 1
      at = 0
    }
    at += 1
    return block[at - 1] ?? 0
  }
}

type Form = 'email' | 'ip4' | 'ip6' | 'iban' | 'date' | 'words'

/** What a value looks like counts for more than what it is called. */
function formOf(value: string, kind: PersonalKind): Form {
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return 'email'
  const version = isIP(value)
  if (version !== 0) return version === 4 ? 'ip4' : 'ip6'
  if (isIban(value)) return 'iban'
  return kind === 'date' && /^\d{4}-\d\d-\d\d/.test(value) ? 'date' : 'words'
}

const makers: Readonly<Record<Form, (value: string, draw: Draw) => string>> = {
  email: (value, draw) => {
    const [local = '', domain = ''] = value.toLowerCase().split('@')
    // Nobody can own a name below `.example` (RFC 2606).
    const host = scramble(domain.split('.')[0] ?? '', draw, 'domain')
    // Only what is found again as one address, or it would get a second stand-in within a text.
    const name = scramble(local, draw, 'local').replace(/^['.~-]|[^a-z0-9.+_'~-]/g, 'x')
    return `${name.slice(0, 64)}@${host.replace(/[^a-z0-9-]/g, 'x') || 'x'}.example`
  },
  // For documentation and for measuring only: RFC 2544 and RFC 3849.
  ip4: (value, draw) => {
    const next = draw(value)
    return `198.${18 + (next() % 2)}.${next()}.${1 + (next() % 254)}`
  },
  ip6: (value, draw) => {
    const next = draw(value.toLowerCase())
    const group = (): string => ((next() << 8) | next()).toString(16)
    return `2001:db8::${group()}:${group()}:${group()}`
  },
  iban: (value, draw) => fakeIban(value, draw(value.replaceAll(' ', ''))),
  date: (value, draw) => {
    const next = draw(value.slice(0, 10))
    const two = (number: number): string => String(number).padStart(2, '0')
    return `19${two(30 + (next() % 60))}-${two(1 + (next() % 12))}-${two(1 + (next() % 28))}${value.slice(10)}`
  },
  // Word by word, so that a name stands for itself in a longer one, too.
  words: (value, draw) => value.replace(/[\p{L}\p{M}]+|\p{N}+/gu, (word) => scramble(word, draw, 'word')),
}

/** Other letters and digits of the same kind, as many. What has only one letter may come out as it was. */
function scramble(text: string, draw: Draw, purpose: string): string {
  for (let round = 0; round < 8; round += 1) {
    const next = draw(`${purpose} ${round} ${text.toLowerCase()}`)
    const other = Array.from(text, (letter, index) => replacement(letter, index, next())).join('')
    if (other !== text || !/[\p{L}\p{N}]/u.test(text)) return other
  }
  return text
}

function replacement(letter: string, index: number, random: number): string {
  // A number must not begin with 0, where it did not before.
  if (/\p{N}/u.test(letter)) return String(index === 0 && letter !== '0' ? 1 + (random % 9) : random % 10)
  if (!/\p{L}/u.test(letter)) return letter
  const other = String.fromCharCode(0x61 + (random % 26))
  return letter === letter.toLowerCase() ? other : other.toUpperCase()
}
