import { writeBody } from '../arbitraries/index.ts'
import type {
  AttemptPlan,
  AuthenticationMode,
  Contract,
  Credentials,
  Identity,
  Json,
  Location,
  WireRequest,
} from '../model/index.ts'
import { authenticate } from '../signing/index.ts'
import { type Draft, draftOf } from './draft.ts'
import { editBody } from './edit-body.ts'
import { editHeaders } from './edit-headers.ts'
import { writeInstant } from './instants.ts'
import type { Minter } from './minter.ts'
import type { Registry } from './registry.ts'
import type { MintedEvent, MintedWorld } from './world.ts'

/** What is the same for every attempt of a run. */
export interface Endpoint {
  readonly url: string
  readonly contract: Contract
  readonly mode: AuthenticationMode
  readonly credentials: Credentials
  /** Values of endpoint-scoped identities by name: minted once per run. */
  readonly identities: ReadonlyMap<string, string | number>
  /** Sent with every attempt, after all others. */
  readonly extraHeaders: readonly (readonly [string, string])[]
  /** Has the last word on every payload, before it is written and signed. */
  readonly editPayload?: (payload: Json) => Json
}

/** What making one attempt takes. */
export interface AttemptInput {
  readonly endpoint: Endpoint
  readonly world: MintedWorld
  readonly plan: AttemptPlan
  readonly minter: Minter
  readonly registry: Registry
  readonly nowMs: number
}

/** Mints the identities that all deliveries to one endpoint share. */
export function mintEndpointIdentities(
  contract: Contract,
  minter: Minter,
): ReadonlyMap<string, string | number> {
  return new Map(
    contract.identity
      .filter((identity) => identity.scope === 'endpoint')
      .map((identity) => [identity.name, minter.mint(identity.mint)]),
  )
}

/**
 * Makes the request of one attempt: identities, instants and the signature are those of this very sending, so a
 * retry is the same event signed afresh, never the same bytes again.
 */
export function makeAttempt(input: AttemptInput): WireRequest {
  const { endpoint, world, plan, nowMs } = input
  const event = world.events[plan.event]
  if (event === undefined) throw new Error(`attempt of unknown event ${plan.event}`)
  const { contract, mode, credentials } = endpoint
  const filled = fillIn(input, event)
  const payload = endpoint.editPayload?.(filled.payload) ?? filled.payload
  const body = Buffer.from(writeBody(payload, plan.text))
  const headers: [string, string][] = []
  const contentType =
    plan.wire?.contentType === undefined
      ? (contract.request.contentType?.value ?? 'application/json')
      : plan.wire.contentType
  if (contentType !== null) headers.push(['content-type', contentType])
  for (const header of contract.request.headers) {
    if (header.value !== undefined)
      headers.push([header.name, withIdentities(header.value, filled.identities)])
  }
  for (const [location, text] of Object.entries(event.plan.match ?? event.offered.event.match)) {
    if (text !== true && location.startsWith('header:'))
      headers.push([location.slice('header:'.length), text])
  }
  headers.push(...filled.headers)
  for (const time of contract.times) {
    const name = headerIn(time.at)
    if (name === undefined) continue
    const at = time.clock === 'event' ? event.occurredAtMs : nowMs
    headers.push([name, String(writeInstant(at, time.unit))])
  }
  const query = plan.wire?.query
  const request: WireRequest = {
    method: plan.wire?.method ?? contract.request.method?.value ?? 'POST',
    url:
      query === undefined ? endpoint.url : `${endpoint.url}${endpoint.url.includes('?') ? '&' : '?'}${query}`,
    headers,
    body,
    ...(plan.wire === undefined ? {} : { wire: plan.wire }),
  }
  const { tampering } = plan
  const signed = authenticate({
    mode,
    credentials,
    request,
    contract,
    nowSeconds: nowMs / 1000,
    random: () => input.minter.random(),
    ...(tampering === undefined ? {} : { edit: tampering }),
  })
  return {
    ...signed,
    headers: [...changedHeaders(signed.headers, input), ...endpoint.extraHeaders],
    body:
      tampering?.body === undefined
        ? signed.body
        : editBody(signed.body, tampering.body, {
            event,
            registry: input.registry,
            minter: input.minter,
            world: world.id,
          }),
  }
}

interface Filled {
  readonly payload: Json
  readonly headers: readonly [string, string][]
  readonly identities: ReadonlyMap<string, string | number>
}

/** Puts identities of every scope, and instants of this attempt in the body, where the contract says that they stand. */
function fillIn(input: AttemptInput, event: MintedEvent): Filled {
  const { contract } = input.endpoint
  const headers: [string, string][] = []
  const identities = new Map<string, string | number>()
  // Only what changes from attempt to attempt needs a payload of its own.
  let draft: Draft | undefined
  const replace = (at: string, value: Json): void => {
    draft ??= draftOf(event.payload)
    draft.replace(at.slice('body:'.length), value)
  }
  for (const identity of contract.identity) {
    const value = identityValue(input, event, identity)
    identities.set(identity.name, value)
    const name = headerIn(identity.at)
    if (name !== undefined) headers.push([name, String(value)])
    if (identity.scope !== 'event' && identity.at.startsWith('body:')) replace(identity.at, value)
  }
  for (const { at, unit, clock } of contract.times) {
    if (clock === 'attempt' && at.startsWith('body:')) replace(at, writeInstant(input.nowMs, unit))
  }
  return { payload: draft?.payload ?? event.payload, headers, identities }
}

/** The header that a location is; none for a member of a list in one, which is written together with the signature. */
function headerIn(at: Location): string | undefined {
  return /^header:([^#]+)$/.exec(at)?.[1]
}

/** A header value with `{name}` of identities filled in. */
function withIdentities(value: string, identities: ReadonlyMap<string, string | number>): string {
  return value.replace(/\{([^{}]+)\}/g, (whole, name: string) => String(identities.get(name) ?? whole))
}

function identityValue(input: AttemptInput, event: MintedEvent, identity: Identity): string | number {
  const { minter, plan, registry, world } = input
  if (identity.scope === 'endpoint') return input.endpoint.identities.get(identity.name) ?? ''
  if (identity.scope === 'attempt') return minter.mint(identity.mint)
  const key = identity.scope === 'event' ? identity.name : `${identity.name}#${plan.delivery}`
  const known = event.identities.get(key)
  if (known !== undefined) return known
  const value = minter.mint(identity.mint)
  event.identities.set(key, value)
  // Any of several deliveries of one event may be the one that had its effect: they play the same role.
  registry.own(value, {
    world: world.id,
    entity: event.plan.entity,
    role: `<${identity.name} of version ${event.plan.version}>`,
  })
  return value
}

/** The bytes of an earlier attempt again, but for the headers that the plan changes: a recording in other hands. */
export function repeatAttempt(earlier: WireRequest, input: AttemptInput): WireRequest {
  return { ...earlier, headers: changedHeaders(earlier.headers, input) }
}

function changedHeaders(headers: WireRequest['headers'], input: AttemptInput): WireRequest['headers'] {
  const edits = input.plan.tampering?.headers ?? []
  return editHeaders(headers, edits, input.endpoint.contract, (value) => headerText(value, input))
}

/** Fills in what nobody knew when the scenario was drawn. */
function headerText(value: string, { endpoint, plan, world, minter, registry, nowMs }: AttemptInput): string {
  const { contract } = endpoint
  const seconds = /^\{now([+-]\d+)?\}$/.exec(value)
  if (seconds !== null) {
    const unit = contract.times.find(({ at }) => at === contract.freshness?.at)?.unit ?? 's'
    return String(writeInstant(nowMs + Number(seconds[1] ?? 0) * 1000, unit))
  }
  const name = /^\{fresh:(.+)\}$/.exec(value)?.[1]
  const identity = contract.identity.find((one) => one.name === name)
  if (identity === undefined) return value
  const event = world.events[plan.event]?.plan
  const fresh = minter.mint(identity.mint)
  const role = `<${identity.name} of version ${event?.version}>`
  registry.own(fresh, { world: world.id, entity: event?.entity ?? 0, role })
  return String(fresh)
}
