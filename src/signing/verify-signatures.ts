import { headerValues } from '../model/http.ts'
import { timestampOf } from './attempt-clock.ts'
import { decode } from './encoding.ts'
import { type EntryReading, readEntries } from './entry-shape.ts'
import { explainMismatch } from './explain-mismatch.ts'
import { explainShape } from './explain-shape.ts'
import { judgeFreshness } from './freshness.ts'
import { lenientKeyOf } from './key.ts'
import { accepted, refused, type Verification, type Verifying } from './scheme.ts'
import { carriesTimestamp, messageOf, type ReadRule } from './signature-rule.ts'
import type { SigningContext } from './signed-bytes.ts'

/** Verifies every preferred signature (every one at all, when asked or when none is preferred), then the time. */
export function verifySignatures(
  rules: readonly ReadRule[],
  secrets: readonly string[],
  input: Verifying,
): Verification {
  const preferred = rules.filter((read) => read.rule.standing === 'preferred')
  const deciding = input.every === true || preferred.length === 0 ? rules : preferred
  for (const read of deciding) {
    const verification = verifyRule(read, secrets, input)
    if (!verification.ok) return verification
  }
  return accepted
}

function verifyRule(read: ReadRule, secrets: readonly string[], input: Verifying): Verification {
  const values = headerValues(input.request.headers, read.header)
  if (values.length === 0) return refused('missing', `There is no ${read.header} header.`)
  if (values.length > 1 && read.shape.delimiter === null) {
    return refused('repeated', `${read.header} comes ${values.length} times; it is sent once.`)
  }
  const reading = merge(values.map((value) => readEntries(read.shape, value)))
  const timestamp = carriesTimestamp(read, input.contract)
    ? (reading.timestamp ?? '')
    : timestampOf(input.request, input.contract)
  if (!anyMatches(read, secrets, reading, contextOf(input, timestamp))) {
    if (input.explain === false) return refused('mismatch', 'Its signature does not match.')
    const doubt = { read, secrets, values, reading, context: contextOf(input, timestamp) }
    return explainShape(doubt) ?? explainMismatch(doubt)
  }
  return judgeFreshness(timestamp, input)
}

function anyMatches(
  read: ReadRule,
  secrets: readonly string[],
  reading: EntryReading,
  context: Omit<SigningContext, 'secret'>,
): boolean {
  const signatures = reading.signatures.map((text) => decode(text, read.rule.encoding))
  return secrets.some((secret) => {
    const key = lenientKeyOf(secret, read.rule.key)
    const message = messageOf(read, key, context)
    return signatures.some((bytes) => bytes !== null && read.algorithm.matches(message, bytes, key))
  })
}

function contextOf(input: Verifying, timestamp: string): Omit<SigningContext, 'secret'> {
  const { request, contract, publicUrl, configuration } = input
  return { request, contract, timestamp, publicUrl, configuration }
}

function merge(readings: readonly EntryReading[]): EntryReading {
  const [only] = readings
  if (only !== undefined && readings.length === 1) return only
  return {
    signatures: readings.flatMap((reading) => reading.signatures),
    others: readings.flatMap((reading) => reading.others),
    timestamp: readings.find((reading) => reading.timestamp !== null)?.timestamp ?? null,
  }
}
