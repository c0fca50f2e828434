import type { Answer, Contract } from '../model/index.ts'

/** Whether the provider counts the answer as success. */
export function isAcknowledged(answer: Answer, contract: Contract): boolean {
  if (answer.kind !== 'status') return false
  const statuses = contract.acknowledgement.statuses?.value ?? ['2xx']
  return matchesStatus(answer.status, statuses)
}

/** Whether a status is among some, given exactly (`204`) or as a class (`2xx`). */
export function matchesStatus(status: number, statuses: readonly string[]): boolean {
  const text = String(status)
  return statuses.some((wanted) => (wanted.endsWith('xx') ? text[0] === wanted[0] : text === wanted))
}

/** Whether it looks like an unhandled error: a 5xx, other than those that ask for patience or know no such method. */
export function isServerError(answer: Answer): boolean {
  return answer.kind === 'status' && answer.status >= 500 && ![501, 503].includes(answer.status)
}

/** Whether it throttles: it says nothing about the delivery, only that there were too many. */
export function asksForPatience(answer: Answer): boolean {
  if (answer.kind !== 'status') return false
  return answer.status === 429 || (answer.status === 503 && answer.headers['retry-after'] !== undefined)
}

/** Whether it says "later" or "again" and nothing about the delivery: a copy may be in flight, or there were too many. */
export function asksForRetry(answer: Answer): boolean {
  return answer.kind === 'status' && [409, 425, 429, 503].includes(answer.status)
}

/** The answer in a few words, as reports show it. */
export function describeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'status':
      return String(answer.status)
    case 'refused':
      return `connection refused (${answer.detail})`
    case 'closed':
      return `connection closed without an answer (${answer.detail})`
    case 'timeout':
      return `no answer in ${Math.round(answer.elapsedMs)} ms`
    case 'aborted':
      return 'aborted by the provider'
  }
}
