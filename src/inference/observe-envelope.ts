import type { Contract, Grounds } from '../model/index.ts'
import type { FoundSignature } from './authentication/find-signatures.ts'
import type { HeaderPart } from './draft-headers.ts'
import { findIdentities, signedHeaderIdentity } from './envelope/find-identities.ts'
import { findTimes } from './envelope/find-times.ts'
import type { ObservedHeader } from './envelope/observe-headers.ts'
import { timeUnitOf } from './envelope/time-unit.ts'
import { headerParts, type KnownParts } from './header-parts.ts'
import type { Sample } from './sample.ts'

/** What is known before ids and times are looked for. */
export interface EnvelopeSearch extends Omit<KnownParts, 'identity' | 'times'> {
  readonly samples: readonly Sample[]
  readonly headers: readonly ObservedHeader[]
  /** Pointers to the entities of all families. */
  readonly entities: readonly string[]
  readonly grounds: Grounds
}

/** What HTTP itself gives a meaning to. */
const ofHttp = new Set(['accept', 'authorization', 'content-type', 'user-agent'])

/** Finds ids and times around the entities, and with them the part that each header plays. */
export function observeEnvelope(
  search: EnvelopeSearch,
): Pick<Contract, 'identity' | 'times'> & { readonly parts: readonly HeaderPart[] } {
  const { samples, headers, entities, events, signatures, credentials, grounds } = search
  const taken = new Set([...signatures, ...credentials].map(({ header }) => header.key))
  const free = headers.filter(
    ({ key, name }) =>
      !taken.has(key) &&
      !ofHttp.has(key) &&
      !events.some(({ match }) => match[`header:${name}`] !== undefined),
  )
  const isFlat = entities.some((pointer) => pointer.lastIndexOf('/') === 0)
  const signed = signatures.flatMap(({ rule }) => rule?.signed ?? [])
  const times = [
    ...findTimes(free, samples, { signed, isFlat, grounds }),
    ...carriedTimes(signatures, grounds),
  ]
  const untimed = free.filter(({ name }) => !times.some(({ at }) => at === `header:${name}`))
  const found = findIdentities({ samples, headers: untimed, entities, grounds })
  // What is signed has to be sent, whatever it means.
  const nameless = headerParts(untimed, { ...search, times, identity: found }).filter(
    ({ role, header }) =>
      role === 'unknown' && signed.some((template) => template.includes(`{header:${header.name}}`)),
  )
  const identity = withUniqueNames([
    ...found,
    ...nameless.map(({ header }) => signedHeaderIdentity(header, grounds)),
  ])
  return { identity, times, parts: headerParts(headers, { ...search, times, identity }) }
}

/** Times that stand inside a signature's header. */
function carriedTimes(signatures: readonly FoundSignature[], grounds: Grounds): Contract['times'] {
  return signatures.flatMap(({ header, timeMember, rule }) => {
    if (timeMember === null || rule === null) return []
    return [
      {
        at: `header:${header.name}#${timeMember}`,
        unit: carriedUnit(header, timeMember),
        clock: 'attempt',
        ...grounds,
      } as const,
    ]
  })
}

function carriedUnit({ values }: ObservedHeader, member: string): 's' | 'ms' {
  const texts = values.flatMap((value) => new RegExp(`(?:^|[,;]\\s*)${member}=(\\d+)`).exec(value)?.[1] ?? [])
  return timeUnitOf(texts) === 'ms' ? 'ms' : 's'
}

function withUniqueNames(identity: Contract['identity']): Contract['identity'] {
  const taken = new Set<string>()
  return identity.map((one) => {
    let name = one.name
    for (let number = 2; taken.has(name); number += 1) name = `${one.name}-${number}`
    taken.add(name)
    return { ...one, name }
  })
}
