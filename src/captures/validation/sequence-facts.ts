import { hash } from 'node:crypto'
import { findEvent, type Provider, parseLocation, readLocation } from '../../contracts/index.ts'
import type { Contract, EventFamily, Identity, Json } from '../../model/index.ts'
import { getPointer } from '../../schemas/index.ts'
import { nodeAt } from '../json-tree.ts'
import type { CapturedMessage } from './message.ts'
import { type NameHash, nameHash } from './name-hash.ts'
import type { ValidatedDelivery } from './validation.ts'

/** The entity that a delivery is about. */
export interface EntityName {
  readonly provider: string
  readonly family: string
  readonly id: string
}

/** What is equal on deliveries that repeat each other. */
export interface Mark extends NameHash {
  /** The index of the identity in its contract; -1 for the event and the body, where nothing identifies a delivery. */
  readonly identity: number
}

/** What a delivery says about its entity. */
export interface EntityState extends NameHash {
  readonly version: number
  /** Counted one by one, so that a missing one shows. */
  readonly isCounted: boolean
  readonly isDeletion: boolean
}

/** The same in words, for those deliveries about which there is something to say. */
export interface SequenceWords {
  /** The values of the marks, in their order; none for the body. */
  readonly ids: readonly string[]
  readonly entity: Omit<EntityName, 'provider'> | null
  /** `at`: pointer into the payload. */
  readonly version: { readonly at: string; readonly value: Json } | null
}

/** What a delivery says that matters to others: small and plain, because long captures are judged by several threads. */
export interface SequenceFacts {
  /** 48 bits of the SHA-1 of its body: enough to tell two bodies apart. */
  readonly body: number
  readonly marks: readonly Mark[]
  /** `null` where it tells no version. */
  readonly state: EntityState | null
  /** Not to be asked for needlessly: those of another thread are still to be read. */
  readonly words: SequenceWords
}

/** Gathers what a delivery says. */
export function sequenceFacts(
  { contract }: Provider,
  message: CapturedMessage,
  { event }: ValidatedDelivery,
): SequenceFacts {
  const digest = hash('sha1', message.delivery.body, 'binary')
  const offered = event === null ? undefined : findEvent(contract, event)
  const payload = message.payload ?? null
  const entity = offered === undefined ? null : entityOf(offered.family, message)
  const found = offered === undefined || entity === null ? null : versionOf(offered.family, payload)
  const ids: string[] = []
  const marks: Mark[] = []
  for (const { identity, at, name, pointer } of repeating(contract)) {
    const value = readLocation(at, { headers: message.headers, payload, url: message.request.url })
    const id = idText(value, pointer, message)
    if (id === undefined) continue
    ids.push(id)
    marks.push(markOf(identity, nameHash(name, id)))
  }
  if (marks.length === 0) marks.push(markOf(-1, nameHash(event ?? '', digest)))
  return {
    body: beginningOf(digest),
    marks,
    state:
      entity === null || found === null ? null : stateOf(entity, found, offered?.event.change === 'delete'),
    words: { ids, entity, version: found === null ? null : { at: found.at, value: found.value } },
  }
}

function markOf(identity: number, { high, low }: NameHash): Mark {
  return { identity, high, low }
}

function stateOf(
  { family, id }: NonNullable<SequenceWords['entity']>,
  { at, version, isCounted }: FoundVersion,
  isDeletion: boolean,
): EntityState {
  const { high, low } = nameHash(family, id, at)
  return { high, low, version, isCounted, isDeletion }
}

/** The first six bytes as a number. */
function beginningOf(digest: string): number {
  let number = 0
  for (let at = 0; at < 6; at++) number = number * 256 + digest.charCodeAt(at)
  return number
}

/** An identity of which equal values mean that something is repeated. */
interface Repeating extends Pick<Identity, 'at' | 'name'> {
  /** Its index in the contract. */
  readonly identity: number
  /** Where it stands in the payload; `null` where it does not. */
  readonly pointer: string | null
}

const repeatingOnes = new WeakMap<Contract, readonly Repeating[]>()

function repeating(contract: Contract): readonly Repeating[] {
  const known = repeatingOnes.get(contract)
  if (known !== undefined) return known
  const found = [...contract.identity.entries()].flatMap(
    ([identity, { at, name, scope, idempotencyKey, unique }]) => {
      const repeats = (scope === 'delivery' || scope === 'event' || idempotencyKey) && unique !== false
      const { place, name: pointer } = parseLocation(at)
      return repeats ? [{ identity, at, name, pointer: place === 'body' ? pointer : null }] : []
    },
  )
  repeatingOnes.set(contract, found)
  return found
}

/** Null when it is about nothing lasting. */
function entityOf({ name, entity }: EventFamily, message: CapturedMessage): SequenceWords['entity'] {
  if (entity === null) return null
  const id = idText(getPointer(message.payload ?? null, entity), entity, message)
  return id === undefined ? null : { family: name, id }
}

/** Larger whole numbers are equal to their neighbours once they are read, so their text counts. */
function idText(value: unknown, pointer: string | null, { tree, text }: CapturedMessage): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return undefined
  if (Number.isSafeInteger(value) || pointer === null) return String(value)
  const node = nodeAt(tree().root, pointer)
  return node === undefined ? String(value) : text?.slice(node.offset, node.offset + node.length)
}

interface FoundVersion extends Pick<EntityState, 'version' | 'isCounted'> {
  readonly at: string
  readonly value: Json
}

function versionOf({ versions }: EventFamily, payload: Json): FoundVersion | null {
  for (const { at, unit } of versions) {
    const value = getPointer(payload, at)
    if (value === undefined || value === null) continue
    const version = unit.startsWith('iso') ? Date.parse(String(value)) : Number(value)
    if (Number.isFinite(version)) return { at, value, version, isCounted: unit === 'count' }
  }
  return null
}
