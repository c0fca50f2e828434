import type { Contract, Fact } from '../../model/index.ts'
import { describeValue } from '../../schemas/index.ts'
import { remarkGrounds } from './grounds.ts'
import { createRecent } from './recent.ts'
import type { SequenceFacts, SequenceWords } from './sequence-facts.ts'
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
  /** The entry that deleted it, so far; 0 where none did. */
  readonly deletedBy: number
}

/** Creates that. */
export function createOrder(): Order {
  const newest = createRecent(3)
  const numbers = [0, 0, 0]
  const recalled = (): Newest => {
    const [version = 0, entry = 0, deletedBy = 0] = numbers
    return { version, entry, deletedBy }
  }
  return {
    judge: (contract, { event, place: { entry } }, facts, isRepeated) => {
      if (facts.state === null) return null
      const { version, isDeletion, isCounted } = facts.state
      const before = newest.recall(facts.state, numbers) ? recalled() : null
      if (before === null || before.version <= version) {
        const kept = before?.version === version ? before.deletedBy : 0
        newest.remember(facts.state, [version, entry, isDeletion ? entry : kept])
      }
      if (before === null) return null
      if (before.version > version) return late(contract, before, facts.words)
      if (before.deletedBy > 0 && !isDeletion && !isRepeated) return afterDeletion(event, before, facts.words)
      return isCounted && version > before.version + 1 ? gap(before, version, facts.words) : null
    },
    get hasForgotten() {
      return newest.hasForgotten
    },
  }
}

function late(contract: Contract, { entry }: Newest, words: SequenceWords): Disorder {
  return {
    code: 'out-of-order',
    expected: `nothing older than entry ${entry} about the same ${familyOf(words)}`,
    received: `an older version: ${said(words)}`,
    grounds: groundsOf(contract, contract.ordering.guaranteed),
  }
}

function afterDeletion(event: string | null, { deletedBy }: Newest, words: SequenceWords): Disorder {
  return {
    code: 'after-deletion',
    expected: `nothing new about a ${familyOf(words)} that entry ${deletedBy} deleted`,
    received: `${describeValue(event)}, and ${said(words)}`,
    grounds: null,
  }
}

function gap(before: Newest, version: number, words: SequenceWords): Disorder {
  const missing = version - before.version - 1
  return {
    code: 'gap',
    expected: `version ${before.version + 1} of the same ${familyOf(words)}, after entry ${before.entry}`,
    received: `${said(words)}: ${missing} in between did not arrive before it`,
    grounds: null,
  }
}

function familyOf({ entity }: SequenceWords): string {
  return entity?.family ?? ''
}

function said({ version }: SequenceWords): string {
  return version === null ? '' : `${version.at} is ${describeValue(version.value)}`
}

function groundsOf(contract: Contract, fact: Fact<unknown>): Remark['grounds'] {
  return fact === null ? null : remarkGrounds(contract, fact)
}
