import type { EntityView, Json, JsonObject } from '../model/index.ts'
import type { Owner, Registry } from './registry.ts'
import type { MintedWorld } from './world.ts'

/** Records as a probe returned them, in order. */
export type Records = readonly Json[]

/** Records by the entity that they are about, under `<world> <entity>`. */
export type Filed = ReadonlyMap<string, Records>

/** Files the records of one reading after the other by the entities that they are about. */
export interface Sorter {
  /** @param change How many records are the same as before, and what follows them. */
  sort(change: { readonly kept: number; readonly added: Records }): Filed
  /** Lets go of the records of a world that nobody will look at again. */
  forget(world: MintedWorld): void
}

/**
 * Creates a sorter. Logs are read again and again while they grow: what it returns is always the same, and grows with
 * them. A value belongs to somebody before it can be seen, and never changes hands.
 */
export function createSorter(registry: Registry): Sorter {
  /** Where each record is filed. */
  const places: (readonly string[])[] = []
  const filed = new Map<string, Records>()
  return {
    sort: ({ kept, added }) => {
      // Lists stay as they are once they are given away; the records that are gone stand at their ends.
      for (const key of places.splice(kept).flat()) {
        const list = filed.get(key)
        if (list !== undefined) filed.set(key, list.slice(0, -1))
      }
      for (const record of added) {
        const keys = [...new Set(ownersIn(record, registry))]
        places.push(keys)
        for (const key of keys) filed.set(key, [...(filed.get(key) ?? []), record])
      }
      return filed
    },
    forget: ({ id, entities }) => {
      for (const index of entities.keys()) filed.delete(fileKey({ world: id, entity: index + 1 }))
    },
  }
}

/** The records that are about an entity, as they were read; only what was asked for. */
export interface EntityRecords {
  readonly effects?: Records
  readonly state?: Records
}

/** The records of each entity of a world. They stay as they are while more is read. */
export function recordsOf(
  world: MintedWorld,
  { effects, state }: { readonly effects?: Filed; readonly state?: Filed },
): readonly EntityRecords[] {
  return world.entities.map((_, index) => {
    const key = fileKey({ world: world.id, entity: index + 1 })
    return {
      ...(effects === undefined ? {} : { effects: effects.get(key) ?? [] }),
      ...(state === undefined ? {} : { state: state.get(key) ?? [] }),
    }
  })
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
  records: readonly EntityRecords[],
  registry: Registry,
): readonly EntityView[] {
  return world.entities.map((roles, index) => {
    const view = (some: Records): readonly Json[] =>
      some.map((record) => toRoles(record, { world: world.id, roles, registry }) ?? null)
    const { effects, state } = records[index] ?? {}
    return {
      ...(effects === undefined ? {} : { effects: view(effects) }),
      ...(state === undefined ? {} : { state: view(state) }),
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
  if (owner !== undefined) return [fileKey(owner)]
  if (!mayHoldParts(text)) return []
  return text
    .split(/[/?=&#]/)
    .map((part) => registry.ownerOf(decode(part)))
    .filter((found) => found !== undefined)
    .map(fileKey)
}

function fileKey({ world, entity }: Pick<Owner, 'world' | 'entity'>): string {
  return `${world} ${entity}`
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
