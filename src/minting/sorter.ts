import type { Json, JsonObject } from '../model/index.ts'
import { decode, embeddedJson, mayHoldParts } from './embedded.ts'
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
 *
 * @param onSeen Called for whoever a record is about, when it is first read.
 */
export function createSorter(registry: Registry, onSeen: (owner: Owner) => void = () => {}): Sorter {
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
        const owners = ownersIn(record, registry)
        for (const owner of owners) onSeen(owner)
        const keys = [...new Set(owners.map(fileKey))]
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
  { effects = [], state = [] }: { readonly effects?: readonly Filed[]; readonly state?: readonly Filed[] },
): readonly EntityRecords[] {
  return world.entities.map((_, index) => {
    const key = fileKey({ world: world.id, entity: index + 1 })
    const of = (readings: readonly Filed[]): Records => readings.flatMap((filed) => filed.get(key) ?? [])
    return {
      ...(effects.length === 0 ? {} : { effects: of(effects) }),
      ...(state.length === 0 ? {} : { state: of(state) }),
    }
  })
}

/**
 * Whose minted values a record holds, in the order in which they stand there. Without recursion: a receiver may hand on
 * what it was sent, however deep.
 */
export function ownersIn(record: Json, registry: Registry): readonly Owner[] {
  const owners: Owner[] = []
  const open: Json[] = [record]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === null || typeof value === 'boolean') continue
    const members = membersOf(value)
    if (members === undefined) owners.push(...ownersOfText(String(value), registry))
    else for (let index = members.length - 1; index >= 0; index -= 1) open.push(members[index] as Json)
  }
  return owners
}

/** What stands inside; nothing for a scalar that is not JSON itself. */
function membersOf(value: Json): readonly Json[] | undefined {
  if (typeof value === 'object' && value !== null) return Object.values(value as JsonObject)
  const parsed = embeddedJson(String(value))
  return parsed === undefined ? undefined : [parsed]
}

function ownersOfText(text: string, registry: Registry): readonly Owner[] {
  const owner = registry.ownerOf(text)
  if (owner !== undefined) return [owner]
  if (!mayHoldParts(text)) return []
  return text
    .split(/[/?=&#]/)
    .map((part) => registry.ownerOf(decode(part)))
    .filter((found) => found !== undefined)
}

function fileKey({ world, entity }: Pick<Owner, 'world' | 'entity'>): string {
  return `${world} ${entity}`
}
