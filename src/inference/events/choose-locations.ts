import type { Location } from '../../model/index.ts'
import { isJsonObject, toPointer } from '../../schemas/index.ts'
import type { ObservedHeader } from '../envelope/observe-headers.ts'
import type { Sample } from '../sample.ts'
import { shapeGain } from './shape-gain.ts'
import { candidateAt, type TypeCandidate, typeCandidates } from './type-candidates.ts'
import { isComplete, wordsOf } from './words.ts'

/** Where the type of an event shows, and what tells it there. */
export interface TypeLocations {
  /** Places whose texts make the type, at most two. */
  readonly told: readonly TypeCandidate[]
  /** Members of the payload of which each delivery has one, and which is part of its type; none when empty. */
  readonly present: readonly string[]
  /** Places that say the same again, and must agree. */
  readonly echoes: readonly TypeCandidate[]
}

/**
 * Finds what tells the event type: places with a telling name first, then those whose few texts go together with the
 * shapes of the payloads. A bare verb (`created`) is completed by a second place, or by the member that is there.
 */
export function chooseLocations(
  samples: readonly Sample[],
  headers: readonly ObservedHeader[],
  wanted: readonly Location[],
): TypeLocations {
  if (wanted.length > 0) {
    return { told: wanted.map((at) => candidateAt(at, samples)), present: [], echoes: [] }
  }
  const all = typeCandidates(samples, headers)
  const first = best(all, samples)
  if (first === undefined) return { told: [], present: [], echoes: [] }
  const second = isTelling(first.texts) ? undefined : completion(first, all, samples)
  const told = second === undefined ? [first] : [first, second]
  const texts = samples.map((_, index) => told.map((one) => one.texts[index] ?? '').join(' '))
  const present = isTelling(texts) ? [] : exclusiveMembers(samples, texts)
  return { told, present, echoes: all.filter((one) => !told.includes(one) && echoes(one, told, samples)) }
}

function best(all: readonly TypeCandidate[], samples: readonly Sample[]): TypeCandidate | undefined {
  const named = all.filter(
    (one) =>
      one.strength >= 2 &&
      !isUnlikely(one, samples) &&
      (one.isEverywhere ||
        (one.strength >= 2.5 && one.texts.filter((text) => text !== undefined).length * 2 >= samples.length)),
  )
  const unnamed = all.filter(
    ({ strength, isEverywhere, distinct }) =>
      strength < 2 && isEverywhere && distinct >= 2 && distinct * 2 <= samples.length,
  )
  const ranked = (named.length > 0 ? named : unnamed).map((one) => ({ one, rank: rank(one, samples) }))
  const [top] = ranked.toSorted((a, b) => b.rank - a.rank)
  // Without a name, only shapes can speak for it.
  return top === undefined || (named.length === 0 && top.rank < 0.3) ? undefined : top.one
}

function rank(one: TypeCandidate, samples: readonly Sample[]): number {
  const { strength, isEverywhere, texts, at } = one
  const complete = isTelling(texts) ? 0.5 : 0
  const gain = shapeGain(samples, texts)
  return (
    strength +
    (isEverywhere ? 1 : 0) +
    gain +
    complete +
    (at.startsWith('header:') ? 0.1 : 0) -
    (strength < 2 ? 1 : 0)
  )
}

/** Whether it has another text nearly every time: types repeat, once there are enough deliveries. */
function isUnlikely({ strength, distinct, texts }: TypeCandidate, samples: readonly Sample[]): boolean {
  if (isTelling(texts)) return false
  return strength < 3
    ? samples.length >= 6 && distinct > samples.length * 0.8
    : samples.length >= 20 && distinct > samples.length * 0.5
}

/** Whether most of these texts say what happened to what. */
function isTelling(texts: readonly (string | undefined)[]): boolean {
  const found = new Set(texts.filter((text) => text !== undefined))
  return [...found].filter(isComplete).length * 2 >= found.size
}

/** A second place that tells apart what the first leaves together. */
function completion(
  first: TypeCandidate,
  all: readonly TypeCandidate[],
  samples: readonly Sample[],
): TypeCandidate | undefined {
  const refines = (one: TypeCandidate): boolean => {
    const pairs = new Set(samples.map((_, index) => `${first.texts[index]}\n${one.texts[index]}`))
    return pairs.size > new Set(first.texts).size
  }
  const fitting = all.filter(
    (one) =>
      one !== first &&
      one.strength >= 2 &&
      (one.at.startsWith('header:') || !isUnlikely(one, samples)) &&
      refines(one),
  )
  const [top] = fitting
    .map((one) => ({ one, rank: rank(one, samples) }))
    .toSorted((a, b) => Number(b.one.isEverywhere) - Number(a.one.isEverywhere) || b.rank - a.rank)
  return top?.one
}

/** Members that hold objects, of which every payload has exactly one, where they tell types apart. */
function exclusiveMembers(samples: readonly Sample[], texts: readonly string[]): readonly string[] {
  const own = samples.map(({ payload }) =>
    isJsonObject(payload)
      ? Object.entries(payload).flatMap(([name, value]) => (isJsonObject(value) ? [name] : []))
      : [],
  )
  const names = new Set(own.flat())
  const everywhere = [...names].filter((name) => own.every((list) => list.includes(name)))
  const rest = own.map((list) => list.filter((name) => !everywhere.includes(name)))
  if (names.size - everywhere.length < 2 || rest.some(({ length }) => length !== 1)) return []
  const refined = new Set(rest.map(([name], index) => `${texts[index]}\n${name}`))
  return refined.size > new Set(texts).size ? [...new Set(rest.flat())] : []
}

/** Whether a place says, in its own spelling, what is told already. */
function echoes(one: TypeCandidate, told: readonly TypeCandidate[], samples: readonly Sample[]): boolean {
  if (one.strength < 2) return false
  return told.some((other) =>
    samples.every((_, index) => {
      const [text, said] = [one.texts[index], other.texts[index]]
      return text === undefined || said === undefined
        ? text === said
        : wordsOf(text).join(' ') === wordsOf(said).join(' ')
    }),
  )
}

/** The location of a member of the payload. */
export function memberLocation(name: string): Location {
  return `body:${toPointer([name])}`
}
