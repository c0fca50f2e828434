import type { EntityView, Json, JsonObject } from '../model/index.ts'
import { decode, embeddedJson, mayHoldParts } from './embedded.ts'
import type { Registry } from './registry.ts'
import type { EntityRecords, Records } from './sorter.ts'
import type { MintedWorld } from './world.ts'

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

/** What lies deeper says nothing that a receiver would act on; and the stack has an end. */
const mostDepth = 200

/** The value in roles, or undefined when nothing of it is comparable. */
function toRoles(value: Json, reading: Reading, name = '', depth = 0): Json | undefined {
  if (depth > mostDepth) return undefined
  if (value === null || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((item) => toRoles(item, reading, name, depth + 1) ?? null)
  if (typeof value === 'object') {
    const kept: [string, Json][] = []
    for (const [key, member] of Object.entries(value as JsonObject)) {
      const role = toRoles(member, reading, key, depth + 1)
      if (role !== undefined) kept.push([key, role])
    }
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  const text = String(value)
  const parsed = embeddedJson(text)
  if (parsed !== undefined) return toRoles(parsed, reading, name, depth + 1)
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
