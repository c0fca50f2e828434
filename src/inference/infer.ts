import type { CapturedDelivery } from '../captures/capture.ts'
import type { Contract, Credentials, Grounds, Location } from '../model/index.ts'
import { UsageError } from '../model/index.ts'
import { findBodySignatures } from './authentication/find-body-signatures.ts'
import { findCredentials } from './authentication/find-credentials.ts'
import { type FoundSignature, findSignatures } from './authentication/find-signatures.ts'
import { checkDraft } from './check-draft.ts'
import { doubtsOf } from './doubts.ts'
import type { Draft } from './draft.ts'
import { draftAuthentication } from './draft-authentication.ts'
import { draftContract } from './draft-contract.ts'
import { draftHeaderSchema, draftSentHeaders } from './draft-headers.ts'
import { draftSchemas } from './draft-schemas.ts'
import { findIdentities, signedHeaderIdentity } from './envelope/find-identities.ts'
import { findTimes } from './envelope/find-times.ts'
import { type ObservedHeader, observeHeaders } from './envelope/observe-headers.ts'
import { timeUnitOf } from './envelope/time-unit.ts'
import { chooseLocations } from './events/choose-locations.ts'
import { draftFamilies } from './events/draft-families.ts'
import { groupEvents } from './events/observed-event.ts'
import { wantedLocation } from './events/wanted-location.ts'
import { headerParts } from './header-parts.ts'
import { openSamples } from './sample.ts'

/** What a draft is made from. */
export interface InferenceQuestion {
  readonly deliveries: readonly CapturedDelivery[]
  /** Of the endpoint that was captured; they get into no file. */
  readonly credentials: Credentials
  /** Kebab-case. */
  readonly id: string
  readonly name: string
  /** Names of the capture files, as they are to stand in `sources`. */
  readonly sources: readonly string[]
  /** Where the event type shows, if the user knows: `header:NAME` or `body:/pointer`. */
  readonly eventAt?: readonly Location[] | undefined
  /** The URL that the provider called, for signatures that cover it. */
  readonly publicUrl?: string | undefined
}

const source = 'captures'

/**
 * Drafts a provider's folder from what was captured: what was seen is stated as observed, what was not is `null`.
 *
 * The draft loads, every delivery that it was made from is valid under it, and nothing but event types and fixed
 * headers is copied into it. It is checked against all this before it is handed out.
 *
 * @throws UsageError when there is no delivery with a JSON body.
 */
export function infer(question: InferenceQuestion): Draft {
  const { samples, leftOut } = openSamples(question.deliveries)
  if (samples.length === 0) throw nothingToLearn(question.deliveries.length, leftOut[0]?.because)
  const { credentials, id, name } = question
  const grounds: Grounds = { basis: 'observed', source }
  const headers = observeHeaders(samples)
  const wanted = (question.eventAt ?? []).map((at) => wantedLocation(at, headers, samples))
  const events = groupEvents(samples, chooseLocations(samples, headers, wanted))
  const families = draftFamilies(events, grounds)
  const signatures = findSignatures({ samples, headers, credentials, grounds, publicUrl: question.publicUrl })
  const foundCredentials = findCredentials(headers, credentials, grounds).filter(
    (one) => !signatures.some(({ header, rule }) => rule !== null && header.key === one.header.key),
  )
  const taken = new Set([...signatures, ...foundCredentials].map(({ header }) => header.key))
  const free = headers.filter(
    (header) =>
      !taken.has(header.key) &&
      !ofHttp.has(header.key) &&
      !events.some(({ match }) => match[`header:${header.name}`] !== undefined),
  )
  const entities = families.flatMap(({ family }) => family.entity ?? [])
  const isFlat = entities.some((pointer) => pointer.lastIndexOf('/') === 0)
  const signed = signatures.flatMap(({ rule }) => rule?.signed ?? [])
  const times = [
    ...findTimes(free, samples, { signed, isFlat, grounds }),
    ...carriedTimes(signatures, grounds),
  ]
  const untimed = free.filter(({ name: own }) => !times.some(({ at }) => at === `header:${own}`))
  const found = findIdentities({ samples, headers: untimed, entities, grounds })
  const secrets = Object.values(credentials).flat()
  const given = { events, times, signatures, credentials: foundCredentials, secrets }
  const nameless = headerParts(untimed, { ...given, identity: found }).filter(
    ({ role }) => role === 'unknown',
  )
  const identity = [
    ...found,
    ...nameless
      .filter(({ header }) => signed.some((template) => template.includes(`{header:${header.name}}`)))
      .map(({ header }) => signedHeaderIdentity(header, grounds)),
  ]
  const inBodies = findBodySignatures(samples)
  const parts = headerParts(headers, { ...given, identity })
  const authentication = draftAuthentication({ ...given, id, samples, inBodies, grounds })
  const contract: Contract = draftContract({
    id,
    name,
    sources: question.sources,
    samples,
    grounds,
    sentHeaders: draftSentHeaders(parts, grounds),
    families: families.map(({ family }) => family),
    identity: withUniqueNames(identity),
    times,
    signed,
    ...authentication,
  })
  const draft: Draft = {
    contract,
    files: new Map([
      ['contract.json', { $schema: contractSchema, ...contract } as never],
      ['headers.schema.json', draftHeaderSchema(name, parts)],
      ...draftSchemas(families, contract),
    ]),
    learnedFrom: samples.length,
    leftOut,
    seen: new Map(events.map(({ type, samples: own }) => [type, own.length])),
    signatures,
    credentials: foundCredentials,
    doubts: [],
  }
  checkDraft(draft, events)
  return { ...draft, doubts: doubtsOf(draft, { parts, credentials, inBodies }) }
}

/** What HTTP itself gives a meaning to. */
const ofHttp = new Set(['accept', 'authorization', 'content-type', 'user-agent'])

const contractSchema = 'https://hookproof.dev/schemas/contract.schema.json'

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

function nothingToLearn(deliveries: number, because: string | undefined): UsageError {
  const found =
    deliveries === 0
      ? 'there is no delivery in it'
      : `of ${deliveries} deliveries none can be used: ${because}`
  return new UsageError(
    'nothing-to-learn',
    `Cannot draft a contract: ${found}.`,
    'Give captures of deliveries with a JSON body.',
  )
}
