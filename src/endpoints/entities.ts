import type { Provider } from '../contracts/index.ts'
import { type MintedEvent, type Minter, type Owner, type Registry, writeInstant } from '../minting/index.ts'
import type { Fault, Json } from '../model/index.ts'
import { getPointer, isJsonObject, setPointer } from '../schemas/index.ts'
import type { Play, Stage } from './stage.ts'

/** An entity of a history under way. */
export interface FoundEntity {
  readonly owner: Owner
  readonly play: Play
}

/** The entities of all histories under way, as their provider knows them. */
export interface Entities {
  find(id: string): FoundEntity | undefined
  /** Its current version; nothing before it was announced, and after it was deleted. */
  current(entity: FoundEntity, fault: Fault | null): Json | undefined
}

interface Input {
  readonly stage: Stage
  readonly registry: Registry
  readonly minter: Minter
  readonly provider: Provider
}

/** Creates the view of a provider on the entities of histories. */
export function createEntities({ stage, registry, minter, provider }: Input): Entities {
  const { endpoints } = provider.contract.callbacks
  /** What objects have beyond what events say, minted once. */
  const extras = new WeakMap<Play, Map<string, string>>()

  const extra = ({ play, owner }: FoundEntity, role: string): string => {
    const known = extras.get(play) ?? new Map<string, string>()
    extras.set(play, known)
    const key = `${owner.entity} ${role}`
    const value = known.get(key) ?? minter.word()
    known.set(key, value)
    registry.own(value, { world: owner.world, entity: owner.entity, role })
    return value
  }

  const objectOf = (found: FoundEntity, event: MintedEvent, name: string): Json => {
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
    const object = objectOf(found, event, 'other object')
    const id = getPointer(object, idOf(event))
    return setPointer(object, idOf(event), typeof id === 'number' ? id + 1 : extra(found, '<other entity>'))
  }

  /** The object, whose texts and numbers are not those of its event. */
  const withOtherValues = (found: FoundEntity, event: MintedEvent, object: Json): Json => {
    if (!isJsonObject(object)) return object
    return Object.fromEntries(
      Object.entries(object).map(([name, value]): [string, Json] => {
        if (`/${name}` === idOf(event)) return [name, value]
        if (typeof value === 'string') return [name, extra(found, `<api /${name}>`)]
        return [name, typeof value === 'number' ? value + 1 : value]
      }),
    )
  }

  return {
    find: (id) => {
      const owner = registry.ownerOf(id)
      const play = owner?.role === '<entity>' ? stage.find(owner.world) : undefined
      return owner === undefined || play === undefined ? undefined : { owner, play }
    },
    current: (found, fault) => {
      const { play, owner } = found
      const newest = play.world.events
        .filter((event, index) => event.plan.entity === owner.entity && isKnown(play, index))
        .reduce<MintedEvent | undefined>(
          (best, event) => (best === undefined || event.plan.version > best.plan.version ? event : best),
          undefined,
        )
      if (newest === undefined || newest.offered.event.change === 'delete') return undefined
      if (fault?.kind === 'other-object') return otherObject(found, newest)
      const object = objectOf(found, newest, `version ${newest.plan.version}`)
      return fault?.kind === 'other-values' ? withOtherValues(found, newest, object) : object
    },
  }
}

function isKnown({ scenario, announced }: Play, event: number): boolean {
  return announced.has(event) || (scenario.api === 'newest' && isGenuine(scenario, event))
}

function isGenuine({ moments }: Play['scenario'], event: number): boolean {
  return moments.flat().some((plan) => plan.event === event && plan.nature === 'genuine')
}
