import type { Sample } from '../sample.ts'
import { isTransportHeader } from './transport-headers.ts'

/** A header as far as the captures show it. */
export interface ObservedHeader {
  /** As it was written most often. */
  readonly name: string
  /** In lower case. */
  readonly key: string
  /** In the order of the samples that have it. */
  readonly values: readonly string[]
  readonly distinct: number
  readonly sent: 'always' | 'sometimes'
}

/**
 * Every header that the provider sends, without those of the transport, in the order in which they first came; without
 * those that no location or schema can name, too: with `#`, which stands before a member, and `constructor`, which every
 * object has.
 */
export function observeHeaders(samples: readonly Sample[]): readonly ObservedHeader[] {
  const keys = new Set(samples.flatMap(({ headers }) => [...headers.keys()]))
  return [...keys]
    .filter((key) => !isTransportHeader(key) && !key.includes('#') && !(key in Object.prototype))
    .map((key) => {
      const values = samples.flatMap(({ headers }) => headers.get(key) ?? [])
      return {
        name: usualSpelling(samples, key),
        key,
        values,
        distinct: new Set(values).size,
        sent: values.length === samples.length ? 'always' : 'sometimes',
      }
    })
}

function usualSpelling(samples: readonly Sample[], key: string): string {
  const spellings = new Map<string, number>()
  for (const { request } of samples) {
    for (const [name] of request.headers) {
      if (name.toLowerCase() === key) spellings.set(name, (spellings.get(name) ?? 0) + 1)
    }
  }
  const [best] = [...spellings].toSorted(([, a], [, b]) => b - a)
  return best?.[0] ?? key
}
