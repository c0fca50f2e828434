import { readLocation } from '../../contracts/location.ts'
import type { Location } from '../../model/index.ts'
import { isJsonObject, toPointer } from '../../schemas/index.ts'
import type { ObservedHeader } from '../envelope/observe-headers.ts'
import type { Sample } from '../sample.ts'

/** A place that may tell the type of an event. */
export interface TypeCandidate {
  readonly at: Location
  /** By sample; `undefined` where it holds nothing that could be a type. */
  readonly texts: readonly (string | undefined)[]
  /** How much its name speaks for it: 3 says "event", 0 nothing. */
  readonly strength: number
  readonly isEverywhere: boolean
  readonly distinct: number
}

const strongHeader = /(^|-)(event|topic|hook-?event|event-?(type|name|key|kind))$/
const fairHeader = /(^|-)(type|action|target|resource|kind|trigger|entity|object|model|operation)$/
const strongMember =
  /^(event|eventtype|eventname|eventkey|type|topic|webhookevent|webhooktype|webhooktopic|notificationtype|triggerevent|alertname)$/
const fairMember =
  /^(action|kind|trigger|objectkind|objecttype|resource|resourcetype|entity|entitytype|model|operation|method|verb|changetype|webhookcode|subtype)$/
const otherHeaders = new Set([
  'accept',
  'authorization',
  'content-type',
  'date',
  'from',
  'referer',
  'user-agent',
])
/** Members below which the type of the event may stand, not that of its entity. */
const envelopes = /^(event|webhook|meta|metadata|header|headers|envelope|notification|hook)$/i

/** Every place that holds a short word in some of the samples, with what its name says. */
export function typeCandidates(
  samples: readonly Sample[],
  headers: readonly ObservedHeader[],
): readonly TypeCandidate[] {
  const members = usualMembers(samples)
  return [
    ...headers
      .filter(({ key }) => !otherHeaders.has(key))
      .map(({ name, key }) => candidate(`header:${name}`, headerStrength(key), samples)),
    ...[...members].map(([pointer, path]) => candidate(`body:${pointer}`, memberStrength(path), samples)),
  ].filter(({ distinct }) => distinct > 0)
}

/** Those that are in more than a few payloads: maps have members without end. */
function usualMembers(samples: readonly Sample[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, { readonly path: readonly string[]; times: number }>()
  for (const path of samples.flatMap(({ payload }) => membersOf(payload))) {
    const pointer = toPointer(path)
    const known = found.get(pointer)
    if (known === undefined) found.set(pointer, { path, times: 1 })
    else known.times += 1
  }
  const usual = [...found].filter(([, { times }]) => times * 50 >= samples.length)
  return new Map(usual.map(([pointer, { path }]) => [pointer, path]))
}

/** The candidate at a place that the user named. */
export function candidateAt(at: Location, samples: readonly Sample[]): TypeCandidate {
  return candidate(at, 3, samples, (text) => text !== '')
}

function candidate(
  at: Location,
  strength: number,
  samples: readonly Sample[],
  isType: (text: string) => boolean = isTypeText,
): TypeCandidate {
  const texts = samples.map(({ headers, payload }) => {
    const value = readLocation(at, { headers: [...headers], payload })
    return typeof value === 'string' && isType(value) ? value : undefined
  })
  const found = texts.filter((text) => text !== undefined)
  return {
    at,
    texts,
    strength,
    isEverywhere: found.length === samples.length,
    distinct: new Set(found).size,
  }
}

/** A word or a few, neither an id nor a time nor prose. */
function isTypeText(text: string): boolean {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_.:/ -]{0,79}$/u.test(text) || text.split(' ').length > 4) return false
  return !/[0-9a-f]{16}/i.test(text) && !/\d{4,}/.test(text)
}

function headerStrength(name: string): number {
  return strongHeader.test(name) ? 3 : fairHeader.test(name) ? 2 : 0
}

function memberStrength(path: readonly string[]): number {
  const name = (path.at(-1) ?? '').toLowerCase().replace(/[^a-z]/g, '')
  const strength = strongMember.test(name) ? 3 : fairMember.test(name) ? 2 : 0
  if (path.length === 1) return strength
  return path.length === 2 && envelopes.test(path[0] ?? '') ? strength - 0.5 : 0
}

/** Paths to the members that hold texts, through at most three objects. */
function membersOf(payload: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isJsonObject(payload)) return []
  return Object.entries(payload).flatMap(([name, value]) => {
    const here = [...path, name]
    if (typeof value === 'string') return isTypeText(value) ? [here] : []
    return here.length < 3 ? membersOf(value, here) : []
  })
}
