import type { Grounds, Identity, Json } from '../../model/index.ts'
import { escapeToken, isJsonObject } from '../../schemas/index.ts'
import { wordsOf } from '../events/words.ts'
import { mintRuleFor } from '../mint-rule.ts'
import type { Sample } from '../sample.ts'
import type { ObservedHeader } from './observe-headers.ts'

const idHeader =
  /(^|-)(id|uuid|guid|nonce|delivery|idempotency-key)$|(delivery|event|message|webhook|request)id$/
const idMember =
  /^_?(id|uuid|guid|nonce)$|^(event|delivery|message|webhook|notification|request)[_-]?(id|uuid|guid)$|idempotency/i
const endpointWords =
  /(hook|client|account|app|application|user|tenant|shop|store|team|org|organization|installation|subscription|integration)/

/** What the search takes. */
export interface IdentitySearch {
  readonly samples: readonly Sample[]
  /** Those that have no other part: neither type nor time nor signature. */
  readonly headers: readonly ObservedHeader[]
  /** Pointers to the entities of all families. */
  readonly entities: readonly string[]
  readonly grounds: Grounds
}

/** Ids of deliveries, events and endpoints: in headers that are named like one, and around the entity. */
export function findIdentities(search: IdentitySearch): readonly Identity[] {
  // Whatever its name is: a UUID identifies something.
  const named = search.headers.filter(
    ({ key, values }) => idHeader.test(key) || mintRuleFor(values).kind === 'uuid',
  )
  return [...named.map((header) => inHeader(header, search)), ...inBodies(search)]
}

/** A header whose meaning nobody knows, and without which the signature would not be right. */
export function signedHeaderIdentity(header: ObservedHeader, grounds: Grounds): Identity {
  return {
    name: nameOf(header.key),
    at: `header:${header.name}`,
    scope: 'attempt',
    mint: mintRuleFor(header.values),
    sent: header.sent,
    idempotencyKey: false,
    ...grounds,
    note: 'Signed; what it stands for is not known.',
  }
}

function inHeader(
  { name, key, values, sent }: ObservedHeader,
  { samples, grounds }: IdentitySearch,
): Identity {
  const own = samples.flatMap((sample) => {
    const value = sample.headers.get(key)
    return value === undefined ? [] : [{ value, body: sample.request.body }]
  })
  const judged = scopeOf(key, own)
  return {
    name: nameOf(key),
    at: `header:${name}`,
    mint: mintRuleFor(values),
    sent,
    ...judged,
    ...claim(key),
    ...grounds,
    note: [judged.note, claim(key).note].filter((text) => text !== undefined).join(' '),
  }
}

/** Whose it is, by where it repeats. */
function scopeOf(
  name: string,
  own: readonly { readonly value: Json; readonly body: Uint8Array }[],
): Pick<Identity, 'scope' | 'unique' | 'note'> {
  const bodies = new Map<Json, Set<string>>()
  for (const { value, body } of own) {
    const known = bodies.get(value) ?? new Set()
    bodies.set(value, known.add(Buffer.from(body).toString('latin1')))
  }
  const named = /nonce/.test(name) ? 'attempt' : /event|message|msg/.test(name) ? 'event' : 'delivery'
  if (own.length === 1) {
    const isEndpoints = endpointWords.test(name) && name !== 'webhook-id'
    return { scope: isEndpoints ? 'endpoint' : named, note: 'Seen once; its name says whose it is.' }
  }
  if (bodies.size === own.length) return { scope: named, note: 'Another one in each delivery.' }
  if (bodies.size < own.length && [...bodies.values()].every(({ size }) => size === 1)) {
    return { scope: named === 'attempt' ? 'delivery' : named, note: 'Equal only where the body is.' }
  }
  return bodies.size === 1
    ? { scope: 'endpoint', note: 'The same in all deliveries.' }
    : { scope: 'endpoint', unique: false, note: 'Several deliveries share one; tests send a single one.' }
}

function claim(name: string): Pick<Identity, 'idempotencyKey' | 'note'> {
  return /idempotency/i.test(name)
    ? { idempotencyKey: true, note: 'Its name says that duplicates are recognised by it.' }
    : { idempotencyKey: false }
}

/** Ids at the top of payloads whose entity is further in. */
function inBodies({ samples, entities, grounds }: IdentitySearch): readonly Identity[] {
  if (entities.some((pointer) => pointer.lastIndexOf('/') === 0)) return []
  const names = new Set(samples.flatMap(({ payload }) => (isJsonObject(payload) ? Object.keys(payload) : [])))
  return [...names]
    .filter((name) => idMember.test(name))
    .flatMap((name): readonly Identity[] => {
      const own = samples.flatMap(({ payload, request }) =>
        isJsonObject(payload) && Object.hasOwn(payload, name)
          ? [{ value: payload[name] as Json, body: request.body }]
          : [],
      )
      const values = own.map(({ value }) => value)
      const isKey = values.every((value) => typeof value === 'string' || Number.isInteger(value))
      const isOne = new Set(values.map((value) => typeof value)).size === 1
      if (!isKey || !isOne) return []
      const judged = scopeOf(name.toLowerCase(), own)
      // Some repeat where captures were made up or edited; what hardly ever differs is of something that lasts.
      const bodies = new Set(own.map(({ body }) => Buffer.from(body).toString('latin1'))).size
      if (judged.scope === 'endpoint' && new Set(values).size * 2 <= bodies) return []
      const note = judged.scope === 'endpoint' ? 'Another one in most deliveries.' : judged.note
      const scope = /delivery|request/i.test(name) ? 'delivery' : 'event'
      return [
        {
          name: `body-${nameOf(name)}`,
          at: `body:/${escapeToken(name)}`,
          mint: mintRuleFor(values as (string | number)[]),
          sent: own.length === samples.length ? 'always' : 'sometimes',
          scope,
          ...claim(name),
          ...grounds,
          note: [note, claim(name).note].filter((text) => text !== undefined).join(' '),
        },
      ]
    })
}

function nameOf(key: string): string {
  const name = wordsOf(key.replace(/^x-/, ''))
    .join('-')
    .replace(/[^a-z0-9-]/g, '')
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? name : 'id'
}
