import { describeAnswer } from '../../judging/index.ts'
import type { ReplayedAttempt } from '../../replaying/index.ts'
import { duration, printable } from '../../reports/words.ts'
import type { Page } from '../page.ts'

/** One exchange as a line for people. */
export function attemptLine({ planned, answer, acknowledged }: ReplayedAttempt, { dim }: Page): string {
  const { number, recorded, copy } = planned
  const { provider, event, delivery } = recorded
  const name = [provider?.contract.id ?? delivery.method ?? 'POST', event ?? ''].join(' ').trim()
  const answered = answer.kind === 'status' ? ` in ${duration(answer.elapsedMs)}` : ''
  const verdict = acknowledged ? 'acknowledged' : 'not acknowledged'
  return ` ${acknowledged ? '✓' : '✗'} ${String(number).padStart(3)}  ${printable(name)}${copy > 0 ? dim(' again') : ''}  ${printable(describeAnswer(answer))}${answered}${acknowledged ? '' : `, ${verdict}`}`
}

/**
 * What the exchanges came to: how many of each answer.
 *
 * @param broken Entries that could not be read, and so not be sent.
 */
export function totalLine(made: readonly ReplayedAttempt[], planned: number, broken: number): string {
  const totals = answerTotals(made).map(([answer, number]) => `${number} × ${printable(answer)}`)
  const acknowledged = made.filter((attempt) => attempt.acknowledged).length
  const sent = made.length === planned ? `${planned}` : `${made.length} of ${planned}`
  const unread =
    broken === 0 ? '' : `; ${broken} not sent, because ${broken === 1 ? 'it' : 'they'} cannot be read`
  return `${sent} sent: ${totals.join(', ') || 'none'}; ${acknowledged} acknowledged${unread}`
}

/** Statuses, and what there was in place of one, the most frequent first. */
export function answerTotals(
  made: readonly ReplayedAttempt[],
): readonly (readonly [answer: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { answer } of made) {
    const name = answer.kind === 'status' ? String(answer.status) : answer.kind
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}
