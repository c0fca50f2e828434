import type { Contract, Fact } from '../../model/index.ts'
import { describeValue } from '../../schemas/index.ts'
import { remarkGrounds } from './grounds.ts'
import { createRecent } from './recent.ts'
import type { SequenceFacts, VersionFact } from './sequence-facts.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** What is odd about when a delivery arrived, among those about the same entity. */
export interface Disorder extends Pick<Remark, 'expected' | 'received' | 'grounds'> {
  /** `gap`: versions are counted, and one is missing. `after-deletion`: news of what was deleted before. */
  readonly code: 'out-of-order' | 'gap' | 'after-deletion'
}

/** Follows the entities of one capture. */
export interface Order {
  /** @param isRepeated Then its version is no news. */
  judge(
    contract: Contract,
    delivery: ValidatedDelivery,
    facts: SequenceFacts,
    isRepeated: boolean,
  ): Disorder | null
  readonly hasForgotten: boolean
}

interface Newest {
  readonly version: number
  readonly entry: number
  /** The entry that deleted it, so far. */
  readonly deletedBy: number | undefined
}

/** Creates that. */
export function createOrder(): Order {
  const newest = createRecent(3)
  return {
    judge: (contract, { event, place }, { entity, version: found, change }, isRepeated) => {
      if (entity === null || found === null) return null
      const { entry } = place
      const { family } = entity
      const key = `${family}\n${entity.id}\n${found.at}`
      const isDeletion = change === 'delete'
      const before = recalled(
        newest.update(key, (numbers) => {
          const known = recalled(numbers)
          if (known !== undefined && known.version > found.version) return undefined
          const kept = known?.version === found.version ? known.deletedBy : undefined
          return [found.version, entry, isDeletion ? entry : (kept ?? 0)]
        }),
      )
      if (before === undefined) return null
      if (before.version > found.version) return late(contract, before, found, family)
      if (before.deletedBy !== undefined && !isDeletion && !isRepeated) {
        return {
          code: 'after-deletion',
          expected: `nothing new about a ${family} that entry ${before.deletedBy} deleted`,
          received: `${describeValue(event)}, and ${said(found)}`,
          grounds: null,
        }
      }
      return found.isCounted && found.version > before.version + 1 ? gap(before, found, family) : null
    },
    get hasForgotten() {
      return newest.hasForgotten
    },
  }
}

function recalled(numbers: readonly number[] | undefined): Newest | undefined {
  if (numbers === undefined) return undefined
  const [version = 0, entry = 0, deletedBy = 0] = numbers
  return { version, entry, deletedBy: deletedBy === 0 ? undefined : deletedBy }
}

function late(contract: Contract, before: Newest, found: VersionFact, family: string): Disorder {
  return {
    code: 'out-of-order',
    expected: `nothing older than entry ${before.entry} about the same ${family}`,
    received: `an older version: ${said(found)}`,
    grounds: groundsOf(contract, contract.ordering.guaranteed),
  }
}

function gap(before: Newest, found: VersionFact, family: string): Disorder {
  const missing = found.version - before.version - 1
  return {
    code: 'gap',
    expected: `version ${before.version + 1} of the same ${family}, after entry ${before.entry}`,
    received: `${said(found)}: ${missing} in between did not arrive before it`,
    grounds: null,
  }
}

function said({ at, value }: VersionFact): string {
  return `${at} is ${describeValue(value)}`
}

function groundsOf(contract: Contract, fact: Fact<unknown>): Remark['grounds'] {
  return fact === null ? null : remarkGrounds(contract, fact)
}
