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

/** So many pairs tell enough. */
const mostPairs = 2_000

/**
 * How much better payloads of one group agree with each other than with those of other groups: 0 where the grouping
 * says nothing about their shapes, 1 where it says everything.
 */
export function shapeGain(samples: readonly Sample[], groups: readonly (string | undefined)[]): number {
  const names = samples.map(({ payload }) => namesIn(payload))
  const within: number[] = []
  const between: number[] = []
  const step = Math.max(1, Math.floor((samples.length * (samples.length - 1)) / 2 / mostPairs))
  let pair = 0
  for (let one = 0; one < samples.length; one += 1) {
    for (let other = one + 1; other < samples.length; other += 1) {
      pair += 1
      if (pair % step !== 0) continue
      const likeness = overlap(names[one] as ReadonlySet<string>, names[other] as ReadonlySet<string>)
      if (groups[one] === groups[other]) within.push(likeness)
      else between.push(likeness)
    }
  }
  if (within.length === 0 || between.length === 0) return 0
  return Math.max(0, mean(within) - mean(between))
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((name) => other.has(name)).length
  const all = one.size + other.size - shared
  return all === 0 ? 1 : shared / all
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
