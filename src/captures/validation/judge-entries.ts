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

/** Judges entries by themselves. Nothing is remembered, so that several threads can share the work. */
export function judgeEntries(
  entries: readonly CaptureEntry[],
  question: ValidationQuestion,
): readonly JudgedEntry[] {
  return entries.map((entry): JudgedEntry => {
    if (entry.kind === 'broken') return entry
    const { judged, message, provider } = judgeDelivery(entry, question)
    // What is forged says nothing about the sequence of the others.
    const counts = provider !== null && judged.signature !== 'refused'
    return {
      kind: 'judged',
      delivery: judged,
      facts: counts ? sequenceFacts(provider, message, judged) : null,
    }
  })
}
