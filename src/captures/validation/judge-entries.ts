import type { BrokenEntry, CaptureEntry } from '../capture.ts'
import { judgeDelivery, type ValidationQuestion } from './judge-delivery.ts'
import { type SequenceFacts, sequenceFacts } from './sequence-facts.ts'
import type { ValidatedDelivery } from './validation.ts'

/** One entry, judged by itself. */
export type JudgedEntry =
  | {
      readonly kind: 'judged'
      readonly delivery: ValidatedDelivery
      /** What it says to others; null when it is not genuine, or nobody knows who sent it. */
      readonly facts: SequenceFacts | null
    }
  | BrokenEntry

/** Who has so many wrong signatures has one reason for them all. */
const mostExplained = 200

/**
 * Judges entries by themselves. Nothing is remembered, so that several threads can share the work.
 *
 * @param explained How many signatures that do not match are explained, at most.
 */
export function judgeEntries(
  entries: readonly CaptureEntry[],
  question: ValidationQuestion,
  explained: number = mostExplained,
): readonly JudgedEntry[] {
  const explanations = { left: explained }
  return entries.map((entry): JudgedEntry => {
    if (entry.kind === 'broken') return entry
    const { judged, message, provider } = judgeDelivery(entry, question, explanations)
    // What is forged says nothing about the sequence of the others.
    const counts = provider !== null && judged.signature !== 'refused'
    return {
      kind: 'judged',
      delivery: judged,
      facts: counts ? sequenceFacts(provider, message, judged) : null,
    }
  })
}
