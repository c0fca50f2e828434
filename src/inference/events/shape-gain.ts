import { isJsonObject } from '../../schemas/index.ts'
import type { Sample } from '../sample.ts'

/** The names of a payload's members, two levels deep: enough to tell kinds of events apart. */
function namesIn(payload: unknown): ReadonlySet<string> {
  if (!isJsonObject(payload)) return new Set()
  return new Set(
    Object.entries(payload).flatMap(([name, value]) => [
      name,
      ...(isJsonObject(value) ? Object.keys(value).map((inner) => `${name}/${inner}`) : []),
    ]),
  )
}

/** So many payloads tell enough: each is held against each. */
const mostSamples = 60

/**
 * How much better payloads of one group agree with each other than with those of other groups: 0 where the grouping
 * says nothing about their shapes, 1 where it says everything.
 */
export function shapeGain(samples: readonly Sample[], groups: readonly (string | undefined)[]): number {
  const step = Math.ceil(samples.length / mostSamples)
  const chosen = samples.flatMap(({ payload }, index) =>
    index % step === 0 ? [{ names: namesIn(payload), group: groups[index] }] : [],
  )
  const pairs = chosen.flatMap((one, index) =>
    chosen
      .slice(index + 1)
      .map((other) => ({ isWithin: one.group === other.group, likeness: overlap(one.names, other.names) })),
  )
  const within = pairs.filter(({ isWithin }) => isWithin)
  const between = pairs.filter(({ isWithin }) => !isWithin)
  if (within.length === 0 || between.length === 0) return 0
  return Math.max(0, mean(within) - mean(between))
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((name) => other.has(name)).length
  const all = one.size + other.size - shared
  return all === 0 ? 1 : shared / all
}

function mean(pairs: readonly { readonly likeness: number }[]): number {
  return pairs.reduce((sum, { likeness }) => sum + likeness, 0) / pairs.length
}
