import type { Change, Location } from '../../model/index.ts'
import { isJsonObject } from '../../schemas/index.ts'
import type { Sample } from '../sample.ts'
import { memberLocation, type TypeLocations } from './choose-locations.ts'
import { changeOf, isVerb, wordsOf } from './words.ts'

/** One event type, as far as the captures show it. */
export interface ObservedEvent {
  /** Unique. */
  readonly type: string
  /** What it is about, in the provider's words. */
  readonly subject: string
  readonly change: Change
  readonly match: Readonly<Record<Location, string | true>>
  readonly samples: readonly Sample[]
}

/** Everything that shows no type is one, recognised by having a body at all. */
const anything: ObservedEvent['match'] = { 'body:': true }

/** Groups samples by what tells their type; those that show none come last, as one. */
export function groupEvents(
  samples: readonly Sample[],
  { told, present, echoes }: TypeLocations,
): readonly ObservedEvent[] {
  const groups = new Map<string, { readonly match: ObservedEvent['match']; readonly samples: Sample[] }>()
  for (const [index, sample] of samples.entries()) {
    const match: Record<Location, string | true> = {}
    for (const { at, texts } of [...told, ...echoes]) {
      const text = texts[index]
      if (text !== undefined) match[at] = text
    }
    const shown = told.some(({ at }) => match[at] !== undefined)
    const member = present.find((name) => isJsonObject(sample.payload) && Object.hasOwn(sample.payload, name))
    if (shown && member !== undefined) match[memberLocation(member)] = true
    const chosen = shown ? match : anything
    const key = JSON.stringify(chosen)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { match: chosen, samples: [sample] })
    else group.samples.push(sample)
  }
  const named = [...groups.values()].map((group) => nameEvent(group.match, group.samples, { told, present }))
  const ordered = [
    ...named.filter(({ match }) => match !== anything),
    ...named.filter(({ match }) => match === anything),
  ]
  const taken = new Set<string>()
  return ordered.map((event) => ({ ...event, type: unused(event.type, taken) }))
}

function nameEvent(
  match: ObservedEvent['match'],
  samples: readonly Sample[],
  { told, present }: Pick<TypeLocations, 'told' | 'present'>,
): ObservedEvent {
  const member = present.find((name) => match[memberLocation(name)] === true)
  const texts = told.flatMap(({ at }) => {
    const text = match[at]
    return typeof text === 'string' ? [text] : []
  })
  // What it is about comes first, whichever place was found first.
  const parts = [...(member === undefined ? [] : [member]), ...texts].toSorted(
    (a, b) => Number(isBareVerb(a)) - Number(isBareVerb(b)),
  )
  const type = parts.length === 0 ? 'any' : parts.join('/')
  const subject = parts.length > 1 ? parts.slice(0, -1).join('/') : subjectOf(type)
  const rest = wordsOf(type.slice(subject.length))
  return { type, subject, change: changeOf(rest.length === 0 ? wordsOf(type) : rest), match, samples }
}

function isBareVerb(text: string): boolean {
  const words = wordsOf(text)
  return words.length > 0 && words.every(isVerb)
}

/** `invoice` of `invoice.paid`, `Client` of `ClientCreate`; the whole where nothing is told apart. */
function subjectOf(type: string): string {
  const [, dotted] = /^(.+)[.:/][^.:/]+$/.exec(type) ?? []
  if (dotted !== undefined) return dotted
  const words = wordsOf(type)
  const nouns = words.findLastIndex((word) => !isVerb(word)) + 1
  if (nouns === 0 || nouns === words.length) return type
  // As much of the text as these words take.
  for (let length = 1; length < type.length; length += 1) {
    if (wordsOf(type.slice(0, length)).join(' ') === words.slice(0, nouns).join(' ')) {
      return type.slice(0, length)
    }
  }
  return type
}

function unused(type: string, taken: Set<string>): string {
  let name = type
  for (let number = 2; taken.has(name); number += 1) name = `${type} (${number})`
  taken.add(name)
  return name
}
