import type { EntityView, Json, JsonObject } from '../model/index.ts'
import type { Registry } from './registry.ts'
import type { MintedWorld } from './world.ts'

/** Records as a probe returned them, in order. */
export type Records = readonly Json[]

/** Files records by the entities that they are about. */
export type Sorter = (records: Records) => ReadonlyMap<string, Records>

/**
 * Creates a sorter. Logs are read again and again while they grow, so it remembers what it has seen: a value belongs
 * to somebody before it can be seen, and never changes hands.
 */
export function createSorter(registry: Registry): Sorter {
  const byText = new Map<string, readonly string[]>()
  const byObject = new WeakMap<object, readonly string[]>()
  const keysOf = (record: Json): readonly string[] => {
    const known = typeof record === 'object' && record !== null ? byObject.get(record) : undefined
    if (known !== undefined) return known
    const text = JSON.stringify(record)
    const keys = byText.get(text) ?? [...new Set(ownersIn(record, registry))]
    byText.set(text, keys)
    if (typeof record === 'object' && record !== null) byObject.set(record, keys)
    return keys
  }
  let last: { readonly records: Records; readonly owned: ReadonlyMap<string, Records> } | undefined
  return (records) => {
    if (last?.records === records) return last.owned
    const owned = new Map<string, Json[]>()
    for (const record of records) {
      for (const key of keysOf(record)) {
        const list = owned.get(key)
        if (list === undefined) owned.set(key, [record])
        else list.push(record)
      }
    }
    last = { records, owned }
    return owned
  }
}

/** The key under which a sorter files the records of an entity. */
export function ownerKey(world: number, entity: number): string {
  return `${world} ${entity}`
}

/**
 * What was seen of each entity, minted values replaced by their roles.
 *
 * Kept, because both worlds must agree on it: roles, booleans, null, and scalars that the drawn payload has under the
 * same member name. Dropped, because a correct receiver may differ: anything else (row numbers, times of receipt).
 * Paths and queries are read part by part in the same way; what is only words in them is kept.
 */
export function viewEntities(
  world: MintedWorld,
  owned: { readonly effects?: ReadonlyMap<string, Records>; readonly state?: ReadonlyMap<string, Records> },
  registry: Registry,
): readonly EntityView[] {
  return world.entities.map((roles, index) => {
    const key = ownerKey(world.id, index + 1)
    const view = (records: Records | undefined): readonly Json[] =>
      (records ?? []).map((record) => toRoles(record, { world: world.id, roles, registry }) ?? null)
    return {
      ...(owned.effects === undefined ? {} : { effects: view(owned.effects.get(key)) }),
      ...(owned.state === undefined ? {} : { state: view(owned.state.get(key)) }),
    }
  })
}

interface Reading {
  readonly world: number
  readonly roles: MintedWorld['entities'][number]
  readonly registry: Registry
}

/** The value in roles, or undefined when nothing of it is comparable. */
function toRoles(value: Json, reading: Reading, name = ''): Json | undefined {
  if (value === null || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((item) => toRoles(item, reading, name) ?? null)
  if (typeof value === 'object') {
    const kept: [string, Json][] = []
    for (const [key, member] of Object.entries(value as JsonObject)) {
      const role = toRoles(member, reading, key)
      if (role !== undefined) kept.push([key, role])
    }
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  const text = String(value)
  const parsed = embeddedJson(text)
  if (parsed !== undefined) return toRoles(parsed, reading, name)
  const owner = reading.registry.ownerOf(text)
  if (owner !== undefined) return owner.world === reading.world ? owner.role : undefined
  const local = reading.roles.local.get(text)
  if (local !== undefined) return local
  const parts = ownedParts(text, reading)
  if (parts !== undefined) return parts
  return reading.roles.drawn.get(name)?.has(text) === true ? (value as string | number) : undefined
}

/** A path or query that holds minted values as whole segments, with its roles in place. */
function ownedParts(text: string, { registry, world }: Reading): string | undefined {
  if (!mayHoldParts(text)) return undefined
  let found = false
  const replaced = text
    .split(/([/?=&#])/)
    .map((part) => {
      const owner = registry.ownerOf(decode(part))
      if (owner === undefined || owner.world !== world) return /\d/.test(part) ? '…' : part
      found = true
      return owner.role
    })
    .join('')
  return found ? replaced : undefined
}

function mayHoldParts(text: string): boolean {
  return text.length <= 2_000 && /[/?=&#]/.test(text)
}

function ownersIn(value: Json, registry: Registry): string[] {
  if (value === null || typeof value === 'boolean') return []
  if (Array.isArray(value)) return value.flatMap((item: Json) => ownersIn(item, registry))
  if (typeof value === 'object') {
    return Object.values(value as JsonObject).flatMap((member) => ownersIn(member, registry))
  }
  const text = String(value)
  const parsed = embeddedJson(text)
  if (parsed !== undefined) return ownersIn(parsed, registry)
  const owner = registry.ownerOf(text)
  if (owner !== undefined) return [ownerKey(owner.world, owner.entity)]
  if (!mayHoldParts(text)) return []
  return text
    .split(/[/?=&#]/)
    .map((part) => registry.ownerOf(decode(part)))
    .filter((found) => found !== undefined)
    .map((found) => ownerKey(found.world, found.entity))
}

/** Receivers often store the payload as text: what is JSON inside a string is looked into. */
function embeddedJson(text: string): Json | undefined {
  if (text.length < 2 || (text[0] !== '{' && text[0] !== '[')) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
