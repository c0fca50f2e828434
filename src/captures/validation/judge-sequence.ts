import type { Contract } from '../../model/index.ts'
import { createOrder, type Disorder } from './judge-order.ts'
import { createRepetitions, type Repetition } from './judge-repetition.ts'
import type { EntityName, SequenceFacts, SequenceWords } from './sequence-facts.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** What can be said of deliveries together. */
export type SequenceCode = Repetition['code'] | Disorder['code']

/** How often it was said. */
export type SequenceCounts = Readonly<Record<SequenceCode, number>>

/** One entity with deliveries that were repeated, late or missing. */
export interface NotableEntity extends EntityName {
  readonly counts: SequenceCounts
}

/** What was found between the deliveries of captures. */
export interface SequenceSummary {
  readonly counts: SequenceCounts
  /** Those with most to say first; at most 100. */
  readonly entities: readonly NotableEntity[]
  /** Whether a capture was so long that not all of it could be compared with all of it. */
  readonly partial: boolean
}

/** Judges the deliveries of one capture together, in the order in which they arrived. */
export interface Sequence {
  /** Notes, because receivers have to live with all of it. */
  judge(contract: Contract, delivery: ValidatedDelivery, facts: SequenceFacts): readonly Remark[]
}

/** The sequences of several captures. */
export interface Sequences {
  begin(): Sequence
  summary(): SequenceSummary
}

const mostEntities = 100
/** What is not shown is not kept either, but for what may yet have more to say. */
const mostFollowed = 10_000

const none: SequenceCounts = {
  retry: 0,
  redelivery: 0,
  'reused-id': 0,
  'same-body': 0,
  'out-of-order': 0,
  gap: 0,
  'after-deletion': 0,
}

/** All that can be said. */
export const sequenceCodes = Object.keys(none) as readonly SequenceCode[]

/** Creates the judge of sequences. */
export function createSequences(): Sequences {
  const counts = { ...none }
  const entities = new Map<
    string,
    { readonly name: EntityName; readonly counts: Record<SequenceCode, number> }
  >()
  let partial = false

  const tally = (provider: string, { entity }: SequenceWords, codes: readonly SequenceCode[]): void => {
    const key = entity === null ? undefined : JSON.stringify([provider, entity.family, entity.id])
    if (entity !== null && key !== undefined && !entities.has(key) && entities.size < mostFollowed)
      entities.set(key, { name: { provider, ...entity }, counts: { ...none } })
    const own = key === undefined ? undefined : entities.get(key)?.counts
    for (const code of codes) {
      counts[code] += 1
      if (own !== undefined) own[code] += 1
    }
  }

  return {
    begin: () => {
      const repetitions = createRepetitions()
      const order = createOrder()
      return {
        judge: (contract, delivery, facts) => {
          const repetition = repetitions.judge(contract, delivery, facts)
          const disorder = order.judge(contract, delivery, facts, repetition !== null)
          // Kept instead of who says so: a folder may hold more captures than there is memory for their tables.
          partial ||= repetitions.hasForgotten || order.hasForgotten
          if (repetition === null && disorder === null) return []
          const found = [repetition, disorder].filter((one) => one !== null)
          tally(
            contract.id,
            facts.words,
            found.map(({ code }) => code),
          )
          return found.map((finding) => ({ ...about(delivery), ...finding }))
        },
      }
    },
    summary: () => ({
      counts,
      entities: [...entities.values()]
        .map(({ name, counts: own }) => ({ ...name, counts: own }))
        .sort((a, b) => total(b) - total(a))
        .slice(0, mostEntities),
      partial,
    }),
  }
}

function total({ counts }: NotableEntity): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0)
}

function about({ place }: ValidatedDelivery): Omit<Remark, 'code' | 'expected' | 'received' | 'grounds'> {
  const { line, column } = place
  return {
    kind: 'note',
    subject: 'event',
    pointer: null,
    inBody: null,
    inFile: { line, column },
    frame: null,
  }
}
