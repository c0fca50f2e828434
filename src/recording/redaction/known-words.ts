import { redacted } from '../../model/index.ts'
import { emailSource, fakeEmail } from './email-pattern.ts'
import type { FakeValues } from './fake-values.ts'
import type { PersonalKind } from './personal-kind.ts'

/** What fields were found to hold, and is therefore replaced wherever it occurs. */
export interface KnownWords {
  learn(value: string, kind: PersonalKind | null): void
  replace(text: string): string
}

/** Kinds whose values mean a person in any text. A city or a date of birth may just as well be another. */
const telling: ReadonlySet<PersonalKind> = new Set(['name', 'phone', 'number', 'street', 'email', 'secret'])

/** Shorter ones are words of any text. */
const shortest = 4

/** So many are remembered, the latest: a name is looked for in its own delivery above all. */
const mostWords = 1_000

/** Remembers personal values; of names also their parts. */
export function knownWords(fakes: FakeValues): KnownWords {
  const kinds = new Map<string, PersonalKind>()
  let pattern: RegExp | undefined
  return {
    learn: (value, kind) => {
      if (kind === null || !telling.has(kind) || value.includes(redacted)) return
      const parts = kind === 'name' && !value.includes('@') ? value.split(/\P{L}+/u) : []
      for (const word of [value, ...parts]) {
        if (word.trim().length < shortest || kinds.has(word)) continue
        kinds.set(word, kind)
        pattern = undefined
        const [oldest] = kinds.keys()
        if (kinds.size > mostWords && oldest !== undefined) kinds.delete(oldest)
      }
    },
    replace: (text) => {
      if (kinds.size === 0) return text
      pattern ??= anyOf([...kinds.keys()])
      return text.replace(pattern, (found) => {
        const kind = kinds.get(found)
        if (kind !== undefined) return fakes.fake(found, kind)
        return marker.test(found) ? found : fakeEmail(found, fakes)
      })
    },
  }
}

/** What stands in place of a secret, also as a URL has it. */
const marker = /^(?:\[secret\]|%5[bB]secret%5[dD])$/

/**
 * Whole words only; the longest first, or what contains another one would be left in halves. Before them markers and
 * whole addresses, or a name within one would change it, and the address have two stand-ins.
 */
function anyOf(words: readonly string[]): RegExp {
  const escaped = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const own = `(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`
  return new RegExp(`${marker.source.slice(1, -1)}|${emailSource}|${own}`, 'gu')
}
