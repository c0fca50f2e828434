import type { AttemptRecord, Contract, Transcript } from '../model/index.ts'
import { describeAnswer } from './answers.ts'
import { type DeliveryRecord, deliveriesOf } from './deliveries.ts'

/**
 * What the provider would have seen of the deliveries that it had to send more than once, one line each: we retry at once,
 * it would have waited.
 */
export function providerView(transcript: Transcript): readonly string[] {
  const { contract } = transcript.terms
  return deliveriesOf(transcript)
    .filter(
      ({ nature, attempts }) => nature === 'genuine' && attempts.some(({ cause }) => cause === 'resend'),
    )
    .map((delivery) => viewOf(delivery, contract))
}

function viewOf({ number, attempts, acknowledged }: DeliveryRecord, contract: Contract): string {
  const told = attempts.map((attempt, index) => `${whenOf(index, contract)}${answerOf(attempt)}`)
  const end = acknowledged ? 'delivered' : 'not delivered'
  return `attempt ${number}: ${told.join('; ')}; ${end}`
}

function answerOf({ answer }: AttemptRecord): string {
  const text = describeAnswer(answer)
  return answer.kind === 'status' ? `${text} after ${Math.round(answer.elapsedMs)} ms` : text
}

function whenOf(index: number, { retry }: Contract): string {
  if (index === 0) return ''
  const seconds = pauseBefore(index, retry)
  return seconds === undefined ? 'again, ' : `${duration(seconds)} later, `
}

/** How long it waits before its n-th retry, in seconds, as far as that is published. */
function pauseBefore(retryNumber: number, { backoff }: Contract['retry']): number | undefined {
  if (backoff === null) return undefined
  const { kind, seconds } = backoff.value
  const [first] = seconds
  if (first === undefined || kind === 'window') return undefined
  if (kind === 'exponential' && seconds.length === 1) return first * 2 ** (retryNumber - 1)
  return seconds[retryNumber - 1] ?? (kind === 'fixed' ? first : undefined)
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
