import type { BrokenEntry, Capture } from '../capture.ts'
import { type JudgedDelivery, judgeDelivery, type ValidationQuestion } from './judge-delivery.ts'
import { type JudgedMessage, judgeSequence } from './judge-sequence.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** What `hookproof validate` found out; the JSON of its reporter. */
export interface ValidationReport {
  readonly format: 'hookproof-validation/1'
  readonly tool: { readonly name: 'hookproof'; readonly version: string }
  /** `incomplete`: nothing contradicts a contract, and something could not be read or judged. */
  readonly verdict: 'valid' | 'invalid' | 'incomplete'
  readonly counts: {
    readonly deliveries: number
    readonly valid: number
    readonly invalid: number
    readonly unjudged: number
    /** Entries that could not be read. */
    readonly broken: number
    /** Requests that are no deliveries. */
    readonly leftOut: number
    readonly problems: number
    readonly notes: number
    /** Signatures or credentials that verified. */
    readonly verified: number
  }
  /** Whether signatures or credentials were verified at all. */
  readonly authenticated: boolean
  readonly files: readonly { readonly file: string; readonly format: string; readonly leftOut: number }[]
  /** Files of a folder that are no captures. */
  readonly otherFiles: readonly string[]
  readonly deliveries: readonly ValidatedDelivery[]
  readonly broken: readonly BrokenEntry[]
}

/** Judges every delivery of some captures. */
export function validationReport(
  version: string,
  captures: readonly Capture[],
  otherFiles: readonly string[],
  question: ValidationQuestion,
): ValidationReport {
  const entries = captures.flatMap((capture) => capture.entries)
  const deliveries = captures.flatMap((capture) => judgeCapture(capture, question))
  const broken = entries.filter((entry) => entry.kind === 'broken')
  const having = (verdict: ValidatedDelivery['verdict']): number =>
    deliveries.filter((delivery) => delivery.verdict === verdict).length
  const remarks = deliveries.flatMap((delivery) => delivery.remarks)
  const counts = {
    deliveries: deliveries.length,
    valid: having('valid'),
    invalid: having('invalid'),
    unjudged: having('unjudged'),
    broken: broken.length,
    leftOut: captures.reduce((sum, { leftOut }) => sum + leftOut, 0),
    problems: remarks.filter(({ kind }) => kind === 'problem').length,
    notes: remarks.filter(({ kind }) => kind === 'note').length,
    verified: deliveries.filter(({ signature }) => signature === 'verified').length,
  }
  return {
    format: 'hookproof-validation/1',
    tool: { name: 'hookproof', version },
    verdict: counts.invalid > 0 ? 'invalid' : counts.broken + counts.unjudged > 0 ? 'incomplete' : 'valid',
    counts,
    authenticated: question.signature !== undefined,
    files: captures.map(({ file, format, leftOut }) => ({ file, format, leftOut })),
    otherFiles,
    deliveries,
    broken,
  }
}

/** Each delivery by itself, and then what there is to say about them together. */
function judgeCapture({ entries }: Capture, question: ValidationQuestion): readonly ValidatedDelivery[] {
  const judged = entries.flatMap((entry) =>
    entry.kind === 'delivery' ? [judgeDelivery(entry, question)] : [],
  )
  const genuine = judged.filter(isGenuine)
  const together = judgeSequence(genuine)
  const remarks = new Map<JudgedDelivery, readonly Remark[]>(
    genuine.map((one, index) => [one, together.get(index) ?? []]),
  )
  return judged.map((one) => ({
    ...one.judged,
    remarks: [...one.judged.remarks, ...(remarks.get(one) ?? [])],
  }))
}

/** What is forged says nothing about the sequence of the others. */
function isGenuine(one: JudgedDelivery): one is JudgedDelivery & JudgedMessage {
  return one.provider !== null && one.judged.signature !== 'refused'
}
