import { describeAnswer, isAcknowledged } from '../judging/index.ts'
import { type Answer, type OfferedEvent, RunError, type SigningEdit } from '../model/index.ts'
import { historyOf } from './discover.ts'
import { sendWorld } from './send-world.ts'
import type { Session } from './session.ts'

/** One refused genuine delivery. */
export interface Refused {
  readonly offered: OfferedEvent
  readonly answer: Answer
}

/**
 * Says why nothing can be tested: every genuine delivery was refused. This is told once, before any check runs,
 * instead of as many failures as there are checks.
 */
export async function explainRefusal(session: Session, refused: readonly Refused[]): Promise<RunError> {
  const { url } = session.transport
  const [first] = refused
  if (first === undefined) throw new Error('nothing was refused')
  const { answer } = first
  if (answer.kind === 'refused') {
    return new RunError(
      'unreachable',
      `Cannot reach ${url}: connection refused on the first attempt.`,
      'Start the receiver first, and check host and port.',
    )
  }
  if (answer.kind !== 'status') {
    return new RunError(
      'no-answer',
      `Cannot test ${url}: the first genuine delivery got ${describeAnswer(answer)}.`,
      'Look at what the receiver logs: it has to answer each POST in time.',
    )
  }
  const statuses = refused.map((one) => (one.answer.kind === 'status' ? one.answer.status : 0))
  const all = (...wanted: readonly number[]): boolean => statuses.every((status) => wanted.includes(status))
  const count =
    refused.length === 1
      ? `A genuine delivery of ${first.offered.event.type}`
      : `All ${refused.length} genuine deliveries`
  const found = `${count} got ${[...new Set(statuses)].sort().join(', ')}`
  if (all(404, 405, 410)) {
    return new RunError(
      'wrong-path',
      `Cannot test ${url}: ${lower(found)}.`,
      'Check the path: the receiver has no POST route there.',
    )
  }
  if (statuses.every((status) => status >= 300 && status < 400)) {
    const location = answer.headers.location ?? 'somewhere else'
    return new RunError(
      'redirected',
      `Cannot test ${url}: ${lower(found)} (to ${location}).`,
      'Providers do not follow redirects: register, and test, the final URL; let no login or slash redirect stand before it.',
    )
  }
  if (statuses.every((status) => status >= 500)) {
    return new RunError(
      'always-fails',
      `Cannot test ${url}: ${lower(found)}; the answer begins ${quote(answer.body)}.`,
      'Look at what the receiver logs: it fails on ordinary deliveries.',
    )
  }
  const remedy = (await diagnose(session, first.offered)) ?? remedyOf(session)
  return new RunError('refuses-everything', `Cannot test ${url}: ${lower(found)}.`, remedy)
}

/** Signs in the ways in which receivers verify by mistake; the one that is accepted tells what is wrong. */
async function diagnose(session: Session, offered: OfferedEvent): Promise<string | undefined> {
  const { mode, contract } = session.endpoint
  if (mode.kind !== 'signature') return undefined
  const [rule] = mode.signatures
  const mistakes: readonly { edit: SigningEdit; says: string }[] = [
    { edit: { decode: 'hex' }, says: 'decodes the secret from hex' },
    { edit: { decode: 'base64' }, says: 'decodes the secret from base64' },
    { edit: { decode: 'utf8' }, says: 'uses the secret as text instead of decoding it' },
    { edit: { encoding: 'base64' }, says: 'expects the signature in base64' },
    { edit: { encoding: 'base64url' }, says: 'expects the signature in base64url' },
    { edit: { encoding: 'hex' }, says: 'expects the signature in hex' },
    { edit: { signed: '{body}' }, says: 'signs the body alone' },
    { edit: { clockSeconds: -100_000_000 }, says: 'reads the timestamp in another unit' },
  ]
  const plain = historyOf(session, [offered])
  for (const { edit, says } of mistakes) {
    if (edit.decode === rule?.key.decode || edit.encoding === rule?.encoding || edit.signed === rule?.signed)
      continue
    const moments = plain.moments.map((plans) =>
      plans.map((plan) => ({ ...plan, tampering: { name: says, signing: edit } })),
    )
    const sent = await sendWorld(session, { events: plain.events, moments }, 'never')
    const answer = sent.attempts.at(-1)?.answer
    if (answer !== undefined && isAcknowledged(answer, contract)) {
      return `The receiver has a bug: it ${says}; signed that way, the same delivery was acknowledged.`
    }
  }
  return undefined
}

function remedyOf({ endpoint }: Session): string {
  const { mode, contract } = endpoint
  const other = contract.authentication.filter(({ id }) => id !== mode.id).map(({ id }) => id)
  const elsewhere = other.length === 0 ? '' : ` The endpoint may also use --auth ${other.join(' or ')}.`
  const given =
    mode.kind === 'signature'
      ? 'HOOKPROOF_SECRET or --secret holds the same secret as the receiver'
      : 'the credentials are those of the receiver'
  return `Check that ${given}.${elsewhere}`
}

function lower(text: string): string {
  return text[0]?.toLowerCase() + text.slice(1)
}

function quote(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return JSON.stringify(line.slice(0, 80))
}
