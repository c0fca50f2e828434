import type {
  AuthenticationMode,
  Contract,
  EventFamily,
  Feature,
  JsonObject,
  SignatureRule,
} from '../model/index.ts'
import { hasNullableField, hasOptionalField } from '../schemas/index.ts'
import { offeredEvents } from './find-event.ts'
import { parseLocation } from './location.ts'

interface Offer {
  readonly contract: Contract
  readonly mode: AuthenticationMode
  /** Of the mode; empty when it has none. */
  readonly signatures: readonly SignatureRule[]
  readonly families: readonly EventFamily[]
  /** Of payloads. */
  readonly schemas: readonly JsonObject[]
}

/** What each feature means. */
const FEATURES: Readonly<Record<Feature, (offer: Offer) => boolean>> = {
  /** The mode signs. */
  signature: ({ mode }) => mode.kind === 'signature',
  /** One header may hold several entries, as in key rotation. */
  'signature-list': ({ signatures }) => signatures.some(({ delimiter }) => delimiter !== undefined),
  /** A preferred and a legacy signature are sent side by side. */
  'several-signatures': ({ signatures }) => new Set(signatures.map(({ standing }) => standing)).size > 1,
  /** There is text around the signature: `sha256=…`, `v1,…`. */
  'prefixed-signature': ({ signatures }) => signatures.some(({ entry }) => entry !== '{signature}'),
  /** The mode is HTTP Basic. */
  basic: ({ mode }) => mode.kind === 'basic',
  /** The mode is a bearer token. */
  bearer: ({ mode }) => mode.kind === 'bearer',
  /** The mode is a fixed value in a header. */
  'header-credential': ({ mode }) => mode.kind === 'header',
  /** The mode is a shared credential of any of the three kinds. */
  credential: ({ mode }) => ['basic', 'bearer', 'header'].includes(mode.kind),
  /** The credential stands in `Authorization`, after the name of a scheme. */
  'authorization-scheme': ({ mode }) => mode.kind === 'basic' || mode.kind === 'bearer',
  /** Events say when they happened. */
  'event-time': ({ contract: { times }, families }) =>
    times.some(({ clock }) => clock === 'event') ||
    families.some(({ versions }) => versions.some(({ unit }) => unit !== 'count')),
  /** The provider says how old a signed timestamp may be. */
  tolerance: ({ contract: { freshness } }) => freshness !== null && freshness.toleranceSeconds !== null,
  /** The freshness timestamp is the time of sending, and a signature of the mode covers it. */
  'signed-timestamp': hasSignedTimestamp,
  /** A header that names the delivery or event is covered by a signature of the mode. */
  'signed-id': ({ contract, signatures }) =>
    contract.identity.some(
      ({ at, scope, idempotencyKey }) =>
        (scope === 'delivery' || scope === 'event') &&
        at.startsWith('header:') &&
        (covers(signatures, at) || (idempotencyKey && mentions(signatures, '{id}'))),
    ),
  /** The provider tries again by itself, even if it does not say how often. */
  retries: ({ contract: { retry } }) =>
    (retry.attempts?.value ?? 0) > 0 ||
    Object.values(retry.outcomes?.value ?? {}).includes('retry') ||
    (retry.attempts === null && retry.backoff !== null),
  /** Something is equal on all attempts of one delivery. */
  'delivery-id': ({ contract }) => contract.identity.some(({ scope }) => scope === 'delivery'),
  /** Something is equal on all deliveries of one event. */
  'event-id': ({ contract }) => contract.identity.some(({ scope }) => scope === 'event'),
  /** The provider tells receivers what to recognise duplicates by. */
  'idempotency-key': ({ contract }) => contract.identity.some(({ idempotencyKey }) => idempotencyKey),
  /** Some events are about something that lasts. */
  entity: ({ families }) => families.some(isLasting),
  /** Some lasting thing carries a version or time to order by. */
  versions: ({ families }) => families.some((family) => isLasting(family) && family.versions.length > 0),
  /** Some lasting thing changes. */
  updates: ({ families }) => families.some((family) => isLasting(family) && has(family, 'update')),
  /** Some lasting thing ends. */
  deletes: ({ families }) => families.some((family) => isLasting(family) && has(family, 'delete')),
  /** Types beyond the listed ones may come, and the contract has examples. */
  'open-events': ({ contract: { events } }) => events.open?.value === true && events.unfamiliar.length > 0,
  /** Fields may be added without notice. */
  'added-fields': ({ contract }) => contract.request.addsFields?.value === true,
  /** The signed body says of which type each event is. */
  'type-in-signed-body': ({ contract, signatures }) =>
    signatures.length > 0 &&
    mentions(signatures, '{body}') &&
    offeredEvents(contract).every(({ event }) => locations(event.match).some((at) => at.startsWith('body:'))),
  /** A header says of which type the event is, and no signature covers it. */
  'unsigned-type-header': ({ contract, signatures }) =>
    signatures.length > 0 &&
    offeredEvents(contract).some(({ event }) =>
      locations(event.match).some((at) => at.startsWith('header:') && !covers(signatures, at)),
    ),
  /** The provider says how long it waits for the answer. */
  deadline: ({ contract }) => contract.acknowledgement.deadlineMs !== null,
  /** Some statuses make the provider disable the endpoint. */
  'disabling-statuses': ({ contract: { disabling, retry } }) =>
    disabling.some(({ when }) => when.statuses !== undefined) ||
    Object.values(retry.outcomes?.value ?? {}).includes('disable'),
  /** Timestamps too far in the future are refused too. */
  'two-sided-tolerance': ({ contract }) => contract.freshness?.sides?.value === 'both',
  /** Deliveries show whose they are. */
  authenticated: ({ mode }) => mode.kind !== 'none',
  /** Anybody could have sent it. */
  unauthenticated: ({ mode }) => mode.kind === 'none',
  /** Whether one event makes several calls is seen when the receiver is known. */
  'several-calls': () => true,
  /** Some lasting or passing thing has free-text fields. */
  markers: ({ families }) => families.some(({ markers }) => markers.length > 0),
  /** Bodies are JSON. */
  json: ({ contract }) => contract.request.encoding === null || contract.request.encoding.value === 'json',
  /** Some payload field may be null. */
  'nullable-fields': ({ schemas }) => schemas.some(hasNullableField),
  /** Some payload field may be missing. */
  'optional-fields': ({ schemas }) => schemas.some(hasOptionalField),
}

/**
 * What a contract has to offer in one of its authentication modes.
 *
 * @param schemas Of the payloads by event type; without them no payload counts as having fields.
 */
export function featuresOf(
  contract: Contract,
  mode: AuthenticationMode,
  schemas: Readonly<Record<string, JsonObject>> = {},
): ReadonlySet<Feature> {
  const signatures = mode.kind === 'signature' ? mode.signatures : []
  const offer: Offer = {
    contract,
    mode,
    signatures,
    families: contract.events.families,
    schemas: Object.values(schemas),
  }
  const names = Object.keys(FEATURES) as Feature[]
  return new Set(names.filter((name) => FEATURES[name](offer)))
}

function hasSignedTimestamp({ contract: { freshness, times }, signatures }: Offer): boolean {
  // The suite moves clocks in headers only.
  if (freshness === null || !freshness.signed || !freshness.at.startsWith('header:')) return false
  const time = times.find(({ at }) => at.toLowerCase() === freshness.at.toLowerCase())
  if (time?.clock !== 'attempt') return false
  return covers(signatures, freshness.at) || mentions(signatures, '{timestamp}')
}

/** Whether a signature covers what stands at a location. */
function covers(signatures: readonly SignatureRule[], at: string): boolean {
  const { place, name } = parseLocation(at)
  if (place === 'body') return mentions(signatures, '{body}') || mentions(signatures, `{json:${name}}`)
  return mentions(signatures, `{${place}:${name}}`)
}

function mentions(signatures: readonly SignatureRule[], part: string): boolean {
  return signatures.some(({ signed }) => signed.toLowerCase().includes(part.toLowerCase()))
}

function locations(match: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(match)
}

function isLasting({ entity }: EventFamily): boolean {
  return entity !== null
}

function has({ types }: EventFamily, change: EventFamily['types'][number]['change']): boolean {
  return types.some((type) => type.change === change)
}
