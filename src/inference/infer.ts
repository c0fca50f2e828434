import type { CapturedDelivery } from '../captures/capture.ts'
import type { Contract, Credentials, Grounds, Json, Location } from '../model/index.ts'
import { UsageError } from '../model/index.ts'
import { findBodySignatures } from './authentication/find-body-signatures.ts'
import { findCredentials } from './authentication/find-credentials.ts'
import { findSignatures } from './authentication/find-signatures.ts'
import { checkDraft } from './check-draft.ts'
import { doubtsOf } from './doubts.ts'
import type { Draft } from './draft.ts'
import { draftAuthentication } from './draft-authentication.ts'
import { draftContract } from './draft-contract.ts'
import { draftHeaderSchema, draftSentHeaders } from './draft-headers.ts'
import { draftSchemas } from './draft-schemas.ts'
import { observeHeaders } from './envelope/observe-headers.ts'
import { chooseLocations } from './events/choose-locations.ts'
import { draftFamilies } from './events/draft-families.ts'
import { groupEvents } from './events/observed-event.ts'
import { wantedLocation } from './events/wanted-location.ts'
import { observeEnvelope } from './observe-envelope.ts'
import { openSamples } from './sample.ts'
import { unnamedFields } from './unnamed-fields.ts'

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
  const known = {
    events,
    signatures,
    credentials: foundCredentials,
    secrets: Object.values(credentials).flat(),
  }
  const entities = families.flatMap(({ family }) => family.entity ?? [])
  const { identity, times, parts } = observeEnvelope({ ...known, samples, headers, entities, grounds })
  const inBodies = findBodySignatures(samples)
  const authentication = draftAuthentication({ ...known, id, samples, inBodies, grounds })
  const contract: Contract = draftContract({
    id,
    name,
    sources: question.sources,
    samples,
    grounds,
    sentHeaders: draftSentHeaders(parts, grounds),
    families: families.map(({ family }) => family),
    identity,
    times,
    signed: signatures.flatMap(({ rule }) => rule?.signed ?? []),
    ...authentication,
  })
  const draft: Draft = {
    contract,
    files: new Map([
      ['contract.json', { $schema: contractSchema, ...contract } as unknown as Json],
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
  return {
    ...draft,
    doubts: doubtsOf(draft, { parts, credentials, inBodies, unnamed: unnamedFields(draft, events) }),
  }
}

const contractSchema = 'https://hookproof.dev/schemas/contract.schema.json'

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
