import type { Contract, EventPlan, Json, JsonObject, OfferedEvent, Scenario } from '../model/index.ts'
import { type Draft, draftOf } from './draft.ts'
import { drawnScalars } from './drawn-scalars.ts'
import { instantForms, writeInstant } from './instants.ts'
import { mintableIn } from './mintable.ts'
import type { Minter } from './minter.ts'
import type { Registry } from './registry.ts'

/** One event with everything minted that all its attempts share. */
export interface MintedEvent {
  readonly plan: EventPlan
  readonly offered: OfferedEvent
  readonly payload: Json
  readonly occurredAtMs: number
  /** Values of delivery- and event-scoped identities, by name; delivery-scoped ones by `name#letter`. */
  readonly identities: Map<string, string | number>
}

/** Roles that only mean something inside one entity: instants, and values of drawn payloads. */
export interface EntityRoles {
  readonly id: string | number | undefined
  /** Instants in every textual form, with their roles. */
  readonly local: ReadonlyMap<string, string>
  /** Scalars of the drawn payloads by the name of their member; equal in both worlds, so they may be compared. */
  readonly drawn: ReadonlyMap<string, ReadonlySet<string>>
}

/** A scenario with fresh identities: what one execution of one history is about. */
export interface MintedWorld {
  readonly id: number
  readonly events: readonly MintedEvent[]
  /** By entity number minus one. */
  readonly entities: readonly EntityRoles[]
}

/** What minting a world takes. */
export interface MintWorldInput {
  readonly id: number
  readonly scenario: Scenario
  readonly contract: Contract
  readonly offered: (type: string) => OfferedEvent
  readonly schemas: Readonly<Record<string, JsonObject>>
  readonly minter: Minter
  readonly registry: Registry
  readonly nowMs: number
}

/**
 * Mints a world: every key-like value, marker and instant of every event is fresh, everything else is as drawn.
 * Two worlds of one scenario are isomorphic and share no key.
 */
export function mintWorld(input: MintWorldInput): MintedWorld {
  const { scenario } = input
  // All times of a world hang on one base, so that equal ages stay equal.
  const baseMs = Math.floor(input.nowMs / 1000) * 1000
  const entityValues = new Map<string, string | number>()
  const events: MintedEvent[] = []
  for (const plan of scenario.events) {
    const offered = input.offered(plan.type)
    const occurredAtMs = baseMs - plan.ageSeconds * 1000
    const draft = draftOf(plan.payload)
    const step: Step = { ...input, plan, offered, occurredAtMs, entityValues, draft }
    mintKeys(step)
    mintMarkers(step)
    mintTimes(step)
    writeMatch(step)
    const identities = mintEventIdentities(step)
    events.push({ plan, offered, payload: draft.payload, occurredAtMs, identities })
  }
  const count = Math.max(0, ...scenario.events.map((event) => event.entity))
  const entities = Array.from({ length: count }, (_, index) => rolesOf(index + 1, events, entityValues))
  return { id: input.id, events, entities }
}

interface Step extends Omit<MintWorldInput, 'offered'> {
  readonly plan: EventPlan
  readonly offered: OfferedEvent
  readonly occurredAtMs: number
  readonly entityValues: Map<string, string | number>
  readonly draft: Draft
}

function mintKeys({ id, plan, offered, entityValues, draft, schemas, minter, registry }: Step): void {
  const schema = schemas[plan.type]
  if (schema === undefined) throw new Error(`no schema for ${plan.type}`)
  for (const { pointer, rule } of mintableIn(schema, plan.payload)) {
    const isEntity = pointer === offered.family.entity
    const key = isEntity ? entityKey(plan.entity) : `${plan.entity} ${pointer}`
    let value = entityValues.get(key)
    if (value === undefined) {
      value = minter.mint(rule)
      entityValues.set(key, value)
      registry.own(value, { world: id, entity: plan.entity, role: isEntity ? '<entity>' : `<${pointer}>` })
    }
    draft.set(pointer, value)
  }
}

function mintMarkers({ id, plan, offered, draft, minter, registry }: Step): void {
  for (const pointer of offered.family.markers) {
    const before = draft.get(pointer)
    if (typeof before !== 'string') continue
    const word = minter.word()
    // The drawn text stays before the marker: it may be what the scenario is about.
    const value = before === '' ? word : `${before} ${word}`
    const owner = { world: id, entity: plan.entity, role: `<version ${plan.version} ${pointer}>` }
    registry.own(value, owner)
    registry.own(word, owner)
    draft.set(pointer, value)
  }
}

function mintTimes({ plan, offered, occurredAtMs, draft, contract }: Step): void {
  for (const { at, unit } of offered.family.versions) {
    draft.replace(at, unit === 'count' ? plan.version : writeInstant(occurredAtMs, unit))
  }
  for (const { at, unit, clock } of contract.times) {
    if (clock === 'event' && at.startsWith('body:'))
      draft.replace(at.slice('body:'.length), writeInstant(occurredAtMs, unit))
  }
}

function writeMatch({ plan, offered, draft }: Step): void {
  for (const [location, text] of Object.entries(plan.match ?? offered.event.match)) {
    if (text !== true && location.startsWith('body:')) draft.set(location.slice('body:'.length), text)
  }
}

function mintEventIdentities({
  id,
  plan,
  draft,
  contract,
  minter,
  registry,
}: Step): Map<string, string | number> {
  const identities = new Map<string, string | number>()
  for (const identity of contract.identity) {
    if (identity.scope !== 'event') continue
    const value = minter.mint(identity.mint)
    identities.set(identity.name, value)
    registry.own(value, {
      world: id,
      entity: plan.entity,
      role: `<${identity.name} of version ${plan.version}>`,
    })
    if (identity.at.startsWith('body:')) draft.replace(identity.at.slice('body:'.length), value)
  }
  return identities
}

function entityKey(entity: number): string {
  return `${entity} entity`
}

/** Most executions are never looked at closely, so what only comparing needs is found out when it is asked for. */
function rolesOf(
  entity: number,
  events: readonly MintedEvent[],
  values: ReadonlyMap<string, string | number>,
): EntityRoles {
  const own = events.filter(({ plan }) => plan.entity === entity)
  let local: Map<string, string> | undefined
  let drawn: ReadonlyMap<string, ReadonlySet<string>> | undefined
  return {
    id: values.get(entityKey(entity)),
    get local() {
      local ??= new Map(
        own
          .toReversed()
          .flatMap(({ plan, occurredAtMs }) =>
            instantForms(occurredAtMs).map((form) => [form, `<version ${plan.version} time>`]),
          ),
      )
      return local
    },
    get drawn() {
      drawn ??= drawnScalars(own.map(({ plan, payload }) => ({ drawn: plan.payload, sent: payload })))
      return drawn
    },
  }
}
