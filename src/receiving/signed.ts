import { type EntryReading, type EntryShape, readEntries } from '../signing/entry-shape.ts'
import type { Algorithm } from './algorithm.ts'
import { requireTexts } from './credentials.ts'
import { type AuthenticityError, unauthentic } from './delivery-error.ts'
import type { ReceivedRequest } from './delivery-request.ts'
import type { Encoding } from './encodings.ts'
import { judgeFreshness } from './freshness.ts'
import { type Key, type KeyForm, keyOf } from './key.ts'
import type { ModeDefinition, Verifying } from './mode.ts'
import type { Part, SigningContext } from './parts.ts'
import { textAt } from './place.ts'
import { joined } from './read-request.ts'

/** One signature over the bytes of a request, in a header of its own. */
export interface SignatureDefinition {
  /** In lower case. */
  readonly header: string
  readonly algorithm: Algorithm
  readonly encoding: Encoding
  readonly entry: Omit<EntryShape, 'label' | 'separator'>
  readonly key: KeyForm
  readonly message: readonly Part[]
  /** Whether the header itself holds the timestamp that is signed. */
  readonly carriesTimestamp: boolean
}

/** So many signatures of one header are tried: rotation has two or three, and each try costs a forger nothing. */
const mostSignatures = 32

/** Signatures, all of which have to be right. */
export function signed(rules: readonly SignatureDefinition[]): ModeDefinition {
  return {
    judgesFreshness: true,
    verify: async (request, verifying) => {
      const secrets = requireTexts(verifying.options.secret, 'secret', verifying.provider)
      for (const rule of rules) {
        const keys = secrets.map((secret) => keyOf(secret, rule.key))
        const error = await verifyRule(rule, keys, request, verifying)
        if (error !== null) return error
      }
      return null
    },
  }
}

async function verifyRule(
  rule: SignatureDefinition,
  keys: readonly Key[],
  request: ReceivedRequest,
  { options, freshness, nowSeconds }: Verifying,
): Promise<AuthenticityError | null> {
  const lines = request.headers.filter(([name]) => name === rule.header).map(([, value]) => value)
  if (lines.every((line) => line.trim() === '')) {
    return unauthentic('missing-signature', `There is no ${rule.header}.`)
  }
  if (lines.length > 1 && rule.entry.delimiter === null) return bad(rule)
  const readings = lines.map((line) => readEntries(rule.entry, line))
  const timestamp = rule.carriesTimestamp
    ? (readings.find((reading) => reading.timestamp !== null)?.timestamp ?? '')
    : freshness === null
      ? ''
      : textAt(request, freshness.at)
  if (!(await anyMatches(rule, keys, readings, { request, timestamp, options }))) return bad(rule)
  return judgeFreshness(timestamp, freshness, options.toleranceSeconds, nowSeconds)
}

async function anyMatches(
  { algorithm, encoding, message }: SignatureDefinition,
  keys: readonly Key[],
  readings: readonly EntryReading[],
  context: Omit<SigningContext, 'secret'>,
): Promise<boolean> {
  const signatures = readings.flatMap((reading) => reading.signatures).slice(0, mostSignatures)
  for (const key of keys) {
    const bytes = await signedBytes(message, { ...context, secret: key.text })
    for (const text of signatures) {
      const signature = encoding.decode(text)
      if (signature !== null && (await algorithm.verify(key, bytes, signature))) return true
    }
  }
  return false
}

async function signedBytes(
  parts: readonly Part[],
  context: SigningContext,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const pieces = await Promise.all(parts.map((part) => part(context)))
  return joined(pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece)))
}

function bad({ header }: SignatureDefinition): AuthenticityError {
  return unauthentic('bad-signature', `${header} is not right for this request.`)
}
