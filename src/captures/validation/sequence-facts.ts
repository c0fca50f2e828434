import { hash } from 'node:crypto'
import { findEvent, type Provider, readLocation } from '../../contracts/index.ts'
import type { Change, EventFamily, Identity, Json } from '../../model/index.ts'
import { getPointer } from '../../schemas/index.ts'
import type { CapturedMessage } from './message.ts'
import type { ValidatedDelivery } from './validation.ts'

/** The entity that a delivery is about. */
export interface EntityName {
  readonly provider: string
  readonly family: string
  readonly id: string
}

/** The version of an entity that a delivery tells. */
export interface VersionFact {
  /** Pointer into the payload. */
  readonly at: string
  readonly value: Json
  readonly version: number
  /** Counted one by one, so that a missing one shows. */
  readonly isCounted: boolean
}

/** What a delivery says that matters to others: small and plain, because long captures are judged by several threads. */
export interface SequenceFacts {
  /** SHA-1 of its body in base64. */
  readonly body: string
  /** Values that are equal on deliveries that repeat each other, by the index of the identity in its contract. */
  readonly ids: readonly (readonly [identity: number, value: string])[]
  readonly entity: Omit<EntityName, 'provider'> | null
  readonly version: VersionFact | null
  readonly change: Change | null
}

/** Gathers what a delivery says. */
export function sequenceFacts(
  { contract }: Provider,
  message: CapturedMessage,
  { event }: ValidatedDelivery,
): SequenceFacts {
  const ids: [number, string][] = []
  contract.identity.forEach((identity, index) => {
    const value = identifying(identity, message)
    if (value !== undefined) ids.push([index, value])
  })
  const offered = event === null ? undefined : findEvent(contract, event)
  const payload = message.payload ?? null
  const entity = offered === undefined ? null : entityOf(offered.family, payload)
  return {
    body: hash('sha1', message.delivery.body, 'base64'),
    ids,
    entity,
    version: offered === undefined || entity === null ? null : versionOf(offered.family, payload),
    change: offered?.event.change ?? null,
  }
}

/** What an identity says about a delivery, where equal values mean that something is repeated. */
function identifying(identity: Identity, { headers, payload, request }: CapturedMessage): string | undefined {
  const { at, scope, idempotencyKey, unique } = identity
  const repeats = scope === 'delivery' || scope === 'event' || idempotencyKey
  if (!repeats || unique === false) return undefined
  const value = readLocation(at, { headers, payload: payload ?? null, url: request.url })
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** Null when it is about nothing lasting. */
function entityOf({ name, entity }: EventFamily, payload: Json): SequenceFacts['entity'] {
  const id = entity === null ? undefined : getPointer(payload, entity)
  return typeof id === 'string' || typeof id === 'number' ? { family: name, id: String(id) } : null
}

function versionOf({ versions }: EventFamily, payload: Json): VersionFact | null {
  for (const { at, unit } of versions) {
    const value = getPointer(payload, at)
    if (value === undefined || value === null) continue
    const version = unit.startsWith('iso') ? Date.parse(String(value)) : Number(value)
    if (!Number.isNaN(version)) return { at, value, version, isCounted: unit === 'count' }
  }
  return null
}
