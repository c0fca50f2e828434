import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectTraces } from '../../src/judging/index.ts'
import type { Check, Terms } from '../../src/model/index.ts'

/** Delivers events that happened long ago, signed at their true sending time. */
export const acceptsLateRetries: Check = {
  id: 'freshness/accepts-late-retries',
  level: 'must',
  claim: 'A receiver accepts an event that happened long ago, when it is delivered now.',
  because: [
    'Standard Webhooks specification, "Retries": attempts go on for days, each signed at its own time',
    'Standard Webhooks specification, "Webhook headers": the timestamp is that of the attempt, not that of the event',
  ],
  needs: ['retries', 'event-time'],
  fix: 'Judge freshness by the signed time of the attempt, and by nothing where the scheme has none. The time in the payload says when it happened: retries of it may come hours later.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray([...ages(terms)], { minLength: 1 })
        .map((chosen) => chosen.map((ageSeconds) => ({ nature: 'genuine' as const, ageSeconds }))),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectTraces(transcript)],
}

const longest = 3 * 86_400

/** How late retries come: at the end of the published schedule, or minutes later where none is published. */
function ages({ contract: { retry } }: Terms): readonly number[] {
  const { kind, seconds } = retry.backoff?.value ?? { kind: 'list', seconds: [] }
  const [first = 0] = seconds
  const attempts = retry.attempts?.value ?? 1
  const doubled = Array.from(
    { length: attempts },
    (_, index) => seconds[index] ?? (seconds.at(-1) ?? 0) * 2 ** (index + 1 - seconds.length),
  )
  const horizon = {
    list: sum(seconds),
    window: first,
    fixed: first * attempts,
    exponential: sum(doubled),
  }[kind]
  const published = horizon > 0 ? [horizon / 2, horizon] : [600, 3_600]
  return [...new Set(published.map((age) => Math.min(longest, Math.ceil(age))))]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
