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
  for (const read of input.every === true ? rules : decidingOf(rules)) {
    const verification = verifyRule(read, secrets, input)
    if (!verification.ok) return verification
  }
  return accepted
}

const deciding = new WeakMap<readonly ReadRule[], readonly ReadRule[]>()

/** The preferred rules; all when none is. */
function decidingOf(rules: readonly ReadRule[]): readonly ReadRule[] {
  const known = deciding.get(rules)
  if (known !== undefined) return known
  const preferred = rules.filter((read) => read.rule.standing === 'preferred')
  const found = preferred.length === 0 ? rules : preferred
  deciding.set(rules, found)
  return found
}

function verifyRule(read: ReadRule, secrets: readonly string[], input: Verifying): Verification {
  const values = headerValues(input.request.headers, read.header)
  if (values.length === 0) return refused('missing', `There is no ${read.header} header.`)
  if (values.length > 1 && read.shape.delimiter === null) {
    return refused('repeated', `${read.header} comes ${values.length} times; it is sent once.`)
  }
  const reading = merge(values.map((value) => readEntries(read.shape, value)))
  const context = new VerifyingContext(read, reading, input)
  if (!anyMatches(read, secrets, reading, context)) {
    const doubt = { read, secrets, values, reading, context }
    const shape = explainShape(doubt)
    if (shape !== null) return shape
    return input.explain === false
      ? refused('mismatch', 'Its signature does not match.')
      : explainMismatch(doubt)
  }
  return judgeFreshness(() => context.timestamp, input)
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

/** With the timestamp found when somebody asks: it is not part of what every scheme signs. */
class VerifyingContext implements Omit<SigningContext, 'secret'> {
  readonly request: Verifying['request']
  readonly contract: Verifying['contract']
  readonly publicUrl: string | undefined
  readonly configuration: Verifying['configuration']
  readonly #read: ReadRule
  readonly #reading: EntryReading

  constructor(read: ReadRule, reading: EntryReading, input: Verifying) {
    this.request = input.request
    this.contract = input.contract
    this.publicUrl = input.publicUrl
    this.configuration = input.configuration
    this.#read = read
    this.#reading = reading
  }

  get timestamp(): string {
    return carriesTimestamp(this.#read, this.contract)
      ? (this.#reading.timestamp ?? '')
      : timestampOf(this.request, this.contract)
  }
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
