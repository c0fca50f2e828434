import type { Provider } from '../../contracts/index.ts'
import type { BrokenEntry } from '../capture.ts'
import type { JudgedEntry } from './judge-entries.ts'
import { createSequences } from './judge-sequence.ts'
import type { Remark, UnreadFile, ValidatedDelivery, ValidationSummary } from './validation.ts'

/** What became of one entry. */
export type Finding =
  | { readonly kind: 'judged'; readonly delivery: ValidatedDelivery }
  | { readonly kind: 'broken'; readonly entry: BrokenEntry }

/** Puts together what was judged by itself, some entries at a time, in their order. */
export interface Validator {
  /** Begins with the next file. */
  begin(file: string, format: string): void
  /** What became of these entries of it, with what they say together. */
  take(entries: readonly JudgedEntry[]): readonly Finding[]
  /** @param leftOut Requests of the file that were no deliveries. */
  finish(leftOut: number): void
  /**
   * @param unread Files that should be captures, and could not be read.
   * @param otherFiles Other files of a folder, which are no captures.
   * @param interrupted Whether the user ended it before everything was read.
   */
  summary(
    unread: readonly UnreadFile[],
    otherFiles: readonly string[],
    interrupted: boolean,
  ): ValidationSummary
}

/** What a validator is told. */
export interface ValidatorInput {
  /** Of hookproof, for the summary. */
  readonly version: string
  readonly providers: readonly Provider[]
  /** Whether signatures or credentials were verified. */
  readonly authenticated: boolean
}

/** Creates a validator. */
export function createValidator({ version, providers, authenticated }: ValidatorInput): Validator {
  const contracts = new Map(providers.map(({ contract }) => [contract.id, contract]))
  const counts = {
    deliveries: 0,
    valid: 0,
    invalid: 0,
    unjudged: 0,
    broken: 0,
    leftOut: 0,
    problems: 0,
    notes: 0,
    verified: 0,
    unknown: 0,
  }
  const files: { file: string; format: string; leftOut: number }[] = []
  const sequences = createSequences()
  let sequence = sequences.begin()
  let recognised = false

  const count = ({ verdict, signature, remarks, provider }: ValidatedDelivery): void => {
    counts.deliveries += 1
    counts[verdict] += 1
    if (signature === 'verified' || signature === 'unknown') counts[signature] += 1
    if (provider !== null) recognised = true
    for (const { kind } of remarks) counts[kind === 'problem' ? 'problems' : 'notes'] += 1
  }

  return {
    begin: (file, format) => {
      files.push({ file, format, leftOut: 0 })
      sequence = sequences.begin()
    },
    take: (entries) => {
      const together = new Map<ValidatedDelivery, readonly Remark[]>()
      for (const { delivery, facts } of inOrderOfArrival(entries)) {
        const contract = contracts.get(delivery.provider ?? '')
        if (contract === undefined || facts === null) continue
        const remarks = sequence.judge(contract, delivery, facts)
        if (remarks.length > 0) together.set(delivery, remarks)
      }
      return entries.map((entry): Finding => {
        if (entry.kind === 'broken') {
          counts.broken += 1
          return { kind: 'broken', entry }
        }
        const more = together.size === 0 ? undefined : together.get(entry.delivery)
        const delivery =
          more === undefined
            ? entry.delivery
            : { ...entry.delivery, remarks: [...entry.delivery.remarks, ...more] }
        count(delivery)
        return { kind: 'judged', delivery }
      })
    },
    finish: (leftOut) => {
      const file = files.at(-1)
      if (file !== undefined) file.leftOut = leftOut
      counts.leftOut += leftOut
    },
    summary: (unread, otherFiles, interrupted) => ({
      format: 'hookproof-validation/1',
      tool: { name: 'hookproof', version },
      verdict:
        counts.invalid > 0
          ? 'invalid'
          : interrupted ||
              counts.broken + counts.unjudged + unread.length > 0 ||
              (counts.verified === 0 && counts.unknown > 0)
            ? 'incomplete'
            : 'valid',
      interrupted,
      counts,
      authenticated,
      recognised,
      sequence: sequences.summary(),
      files,
      unread,
      otherFiles,
    }),
  }
}

/** The order of the file, unless every delivery says when it was received. */
function inOrderOfArrival(entries: readonly JudgedEntry[]): readonly (JudgedEntry & { kind: 'judged' })[] {
  const judged = entries.filter((entry) => entry.kind === 'judged')
  if (areSortedTexts(judged)) return judged
  const timed = judged.map((one) => ({ one, ms: Date.parse(one.delivery.receivedAt ?? '') }))
  if (timed.some(({ ms }) => Number.isNaN(ms))) return judged
  return timed.sort((a, b) => a.ms - b.ms).map(({ one }) => one)
}

/** Times of one length in UTC sort as texts do, which spares most captures reading them. */
function areSortedTexts(judged: readonly (JudgedEntry & { kind: 'judged' })[]): boolean {
  let before: string | null = null
  for (const { delivery } of judged) {
    const { receivedAt } = delivery
    if (receivedAt === null || !utc.test(receivedAt)) return false
    if (before !== null && (before.length !== receivedAt.length || before > receivedAt)) return false
    before = receivedAt
  }
  return true
}

const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
