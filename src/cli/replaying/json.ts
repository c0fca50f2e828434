import type { ReplayedAttempt } from '../../replaying/index.ts'
import { answerTotals } from './attempt-lines.ts'
import { eventCounts, type ReplayOutlook, warnings } from './plan-lines.ts'

/** `hookproof-replay/1`: the plan, and what became of it; no exchanges after a dry run. */
export function jsonReplay(
  outlook: ReplayOutlook,
  made: readonly ReplayedAttempt[],
  clean: (text: string) => string,
): string {
  const { files, unread, target, recorded, broken, plan, resigning } = outlook
  const { duplicates, shuffleSeed, speed, concurrency } = outlook
  const report = {
    format: 'hookproof-replay/1',
    plan: {
      files,
      unread,
      target,
      deliveries: recorded.length,
      broken,
      events: Object.fromEntries(eventCounts(recorded)),
      attempts: plan.attempts.length,
      recordedMs: plan.recordedMs,
      speed,
      concurrency,
      duplicates,
      seed: shuffleSeed,
      resigned: resigning !== null,
      shiftMs: resigning?.shiftMs ?? null,
      warnings: warnings(outlook),
    },
    counts: {
      sent: made.length,
      acknowledged: made.filter(({ acknowledged }) => acknowledged).length,
      answers: Object.fromEntries(answerTotals(made)),
    },
    attempts: made.map(({ planned: { number, recorded: one, copy }, answer, acknowledged }) => ({
      number,
      file: one.delivery.place.file,
      entry: one.delivery.place.entry,
      copy,
      provider: one.provider?.contract.id ?? null,
      event: one.event,
      answer: answer.kind === 'status' ? answer.status : answer.kind,
      elapsedMs: Math.round(answer.elapsedMs),
      acknowledged,
    })),
  }
  return `${JSON.stringify(report, (_, value) => (typeof value === 'string' ? clean(value) : value), 2)}\n`
}
