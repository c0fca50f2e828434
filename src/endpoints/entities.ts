import type { Provider } from '../contracts/index.ts'
import { type MintedEvent, type Minter, type Owner, type Registry, writeInstant } from '../minting/index.ts'
import type { Json } from '../model/index.ts'
import { getPointer, setPointer } from '../schemas/index.ts'
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
  current(entity: FoundEntity, isOther: boolean): Json | undefined
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

  const objectOf = (found: FoundEntity, event: MintedEvent, isOther: boolean): Json => {
    const { family } = event.offered
    const entity = family.entity ?? ''
    const at = entity.slice(0, entity.lastIndexOf('/'))
    const plain = getPointer(event.payload, at) ?? {}
    const described = endpoints.find((one) => one.of === family.name && one.object?.value)?.object?.value
    const { markers = [], versions = [] } = described ?? {}
    const name = isOther ? 'other object' : `version ${event.plan.version}`
    let object: Json = plain
    for (const pointer of markers) object = setPointer(object, pointer, extra(found, `<${name} ${pointer}>`))
    for (const { at: pointer, unit } of versions) {
      const value = unit === 'count' ? event.plan.version : writeInstant(event.occurredAtMs, unit)
      object = setPointer(object, pointer, value)
    }
    return isOther ? asOther(object, entity.slice(at.length), extra(found, '<other entity>')) : object
  }

  return {
    find: (id) => {
      const owner = registry.ownerOf(id)
      const play = owner?.role === '<entity>' ? stage.find(owner.world) : undefined
      return owner === undefined || play === undefined ? undefined : { owner, play }
    },
    current: (found, isOther) => {
      const { play, owner } = found
      const newest = play.world.events
        .filter((event, index) => event.plan.entity === owner.entity && isKnown(play, index))
        .reduce<MintedEvent | undefined>(
          (best, event) => (best === undefined || event.plan.version > best.plan.version ? event : best),
          undefined,
        )
      if (newest === undefined || newest.offered.event.change === 'delete') return undefined
      return objectOf(found, newest, isOther)
    },
  }
}

function isKnown({ scenario, announced }: Play, event: number): boolean {
  return announced.has(event) || (scenario.api === 'newest' && isGenuine(scenario, event))
}

function isGenuine({ moments }: Play['scenario'], event: number): boolean {
  return moments.flat().some((plan) => plan.event === event && plan.nature === 'genuine')
}

/** The same kind of object, with another id of the same type. */
function asOther(object: Json, idAt: string, word: string): Json {
  const id = getPointer(object, idAt)
  return setPointer(object, idAt, typeof id === 'number' ? id + 1 : word)
}
