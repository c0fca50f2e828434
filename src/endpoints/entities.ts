import type { Provider } from '../contracts/index.ts'
import { type MintedEvent, type Minter, type Owner, type Registry, writeInstant } from '../minting/index.ts'
import type { Fault, Json, MintRule } from '../model/index.ts'
import { getPointer, isJsonObject, setPointer } from '../schemas/index.ts'
import type { Play, Stage } from './stage.ts'

/** An entity of a history under way. */
export interface FoundEntity {
  readonly owner: Owner
  readonly play: Play
  readonly newest: MintedEvent | undefined
}

/** The entities of all histories under way, as their provider knows them. */
export interface Entities {
  /** With its current version, which may be another one when the answer is sent. */
  find(id: string): FoundEntity | undefined
  /** The object as it was when it was found; nothing before it was announced, and after it was deleted. */
  objectOf(entity: FoundEntity, fault: Fault | null): Json | undefined
}

interface Input {
  readonly stage: Stage
  readonly registry: Registry
  readonly minter: Minter
  readonly provider: Provider
}

const text: MintRule = { kind: 'text' }
const number: MintRule = { kind: 'integer', min: 100_000_000, max: 1_500_000_000 }

/** Creates the view of a provider on the entities of histories. */
export function createEntities({ stage, registry, minter, provider }: Input): Entities {
  const { endpoints } = provider.contract.callbacks
  /** What objects have beyond what events say, minted once. */
  const extras = new WeakMap<Play, Map<string, string | number>>()

  const extra = ({ play, owner }: FoundEntity, role: string, rule: MintRule = text): string | number => {
    const known = extras.get(play) ?? new Map<string, string | number>()
    extras.set(play, known)
    const key = `${owner.entity} ${role}`
    const value = known.get(key) ?? minter.mint(rule)
    known.set(key, value)
    registry.own(value, { world: owner.world, entity: owner.entity, role })
    return value
  }

  const describe = (found: FoundEntity, event: MintedEvent, name: string): Json => {
    const { family } = event.offered
    const entity = family.entity ?? ''
    const at = entity.slice(0, entity.lastIndexOf('/'))
    const plain = getPointer(event.payload, at) ?? {}
    const described = endpoints.find((one) => one.of === family.name && one.object?.value)?.object?.value
    const { markers = [], versions = [] } = described ?? {}
    let object: Json = plain
    for (const pointer of markers) object = setPointer(object, pointer, extra(found, `<${name} ${pointer}>`))
    for (const { at: pointer, unit } of versions) {
      const value = unit === 'count' ? event.plan.version : writeInstant(event.occurredAtMs, unit)
      object = setPointer(object, pointer, value)
    }
    return object
  }

  const idOf = ({ offered: { family } }: MintedEvent): string => {
    const entity = family.entity ?? ''
    return entity.slice(entity.lastIndexOf('/'))
  }

  /** The same kind of object, with another id of the same type. */
  const otherObject = (found: FoundEntity, event: MintedEvent): Json => {
    const object = describe(found, event, 'other object')
    const id = getPointer(object, idOf(event))
    return setPointer(
      object,
      idOf(event),
      extra(found, '<other entity>', typeof id === 'number' ? number : text),
    )
  }

  /** The object, whose texts and numbers are not those of its event, but for its id. */
  const withOtherValues = (found: FoundEntity, event: MintedEvent, object: Json): Json => {
    const other = (value: Json, pointer: string): Json => {
      if (pointer === idOf(event)) return value
      if (typeof value === 'string') return extra(found, `<api ${pointer}>`)
      if (typeof value === 'number') return extra(found, `<api ${pointer}>`, number)
      if (Array.isArray(value)) return value.map((item: Json, index) => other(item, `${pointer}/${index}`))
      if (!isJsonObject(value)) return value
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, other(member, `${pointer}/${name}`)]),
      )
    }
    return other(object, '')
  }

  return {
    find: (id) => {
      const owner = registry.ownerOf(id)
      const play = owner?.role === '<entity>' ? stage.find(owner.world) : undefined
      if (owner === undefined || play === undefined) return undefined
      return { owner, play, newest: newestOf(play, owner.entity) }
    },
    objectOf: (found, fault) => {
      const { newest } = found
      if (newest === undefined || newest.offered.event.change === 'delete') return undefined
      if (fault?.kind === 'other-object') return otherObject(found, newest)
      const object = describe(found, newest, `version ${newest.plan.version}`)
      return fault?.kind === 'other-values' ? withOtherValues(found, newest, object) : object
    },
  }
}

function newestOf(play: Play, entity: number): MintedEvent | undefined {
  return play.world.events
    .filter((event, index) => event.plan.entity === entity && isKnown(play, index))
    .reduce<MintedEvent | undefined>(
      (best, event) => (best === undefined || event.plan.version > best.plan.version ? event : best),
      undefined,
    )
}

function isKnown({ scenario, announced }: Play, event: number): boolean {
  return announced.has(event) || (scenario.api === 'newest' && hasHappened(scenario, event))
}

function hasHappened({ moments }: Play['scenario'], event: number): boolean {
  return moments.flat().some((plan) => plan.event === event && plan.nature !== 'forged')
}
