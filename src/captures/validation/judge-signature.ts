import { type Provider, parseLocation } from '../../contracts/index.ts'
import { type AuthenticationMode, type Credentials, redacted } from '../../model/index.ts'
import { type RefusalCode, timePlace, type Verification, verify } from '../../signing/index.ts'
import { remarkGrounds } from './grounds.ts'
import { headerPlace } from './header-place.ts'
import type { CapturedMessage } from './message.ts'
import { secondsReceived } from './seconds-received.ts'
import { tryRewritings } from './try-rewritings.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** How an endpoint recognises its provider, and what it was configured with. */
export interface SignatureQuestion {
  readonly mode: AuthenticationMode
  readonly credentials: Credentials
  /** The URL that the receiver has at its provider, for schemes that sign it. */
  readonly publicUrl?: string
}

/** How many mismatches are yet to be explained: each takes as long as a hundred verifications. */
export interface Explanations {
  left: number
}

interface JudgedSignature {
  readonly signature: ValidatedDelivery['signature']
  readonly remarks: readonly Remark[]
}

/** Refusals for which the body does not matter. */
const aboutHeaders: ReadonlySet<RefusalCode> = new Set([
  'missing',
  'repeated',
  'malformed',
  'missing-prefix',
  'unknown-version',
  'wrong-length',
  'malformed-timestamp',
])

/** Refusals of a request whose signature is right. */
const aboutTime: ReadonlySet<RefusalCode> = new Set([
  'stale',
  'future',
  'malformed-timestamp',
  'wrong-time-unit',
])

/**
 * Verifies a captured signature or credential, and how old it was when it was received, where the capture says when.
 *
 * A body that is not exact is never called forged. Unless a part of it is missing, the ways are tried in which it may
 * have been written: a signature that covers one of them is right, whatever the tool did to the body.
 *
 * @param explanations Without it, every mismatch is explained.
 */
export function judgeSignature(
  provider: Provider,
  message: CapturedMessage,
  { mode, credentials, publicUrl }: SignatureQuestion,
  explanations?: Explanations,
): JudgedSignature {
  const { contract } = provider
  const { delivery, request } = message
  const about = { contract, mode, message }
  if (delivery.omits === 'headers') return unknown(about, 'the tool does not record headers')
  const isDated = (contract.freshness?.toleranceSeconds ?? null) !== null
  const nowSeconds = isDated ? secondsReceived(delivery) : undefined
  const explain = explanations === undefined || explanations.left > 0
  const verification = verify({ mode, credentials, contract, publicUrl, nowSeconds, request, explain })
  if (verification.ok) return { signature: 'verified', remarks: [] }
  if (explanations !== undefined) explanations.left -= 1
  if (mode.kind !== 'signature' && delivery.headers.some(([, value]) => value.includes(redacted))) {
    return unknown(about, 'the credential was taken out when it was recorded')
  }
  const { code } = verification
  if (isUrlHidden(mode, request.url, publicUrl) && !aboutHeaders.has(code) && !aboutTime.has(code))
    return unknown(about, 'it covers the URL, of which a part was taken out when it was recorded')
  const isDecided = delivery.fidelity === 'exact' || aboutHeaders.has(code) || aboutTime.has(code)
  if (mode.kind !== 'signature' || isDecided) return refused(about, verification)
  if (delivery.isRedacted === true)
    return unknown(about, 'it was made over a body in which something was replaced when it was recorded')
  if (delivery.fidelity === 'truncated') return unknown(about, notVerified(delivery.fidelity))
  const tried = tryRewritings(message, (body) =>
    verify({
      mode,
      credentials,
      contract,
      publicUrl,
      nowSeconds,
      request: { ...request, body },
      explain: false,
    }),
  )
  if (tried.how === null) {
    const ways = tried.count === 1 ? 'one other way' : `${tried.count} other ways`
    const outcome = tried.count === 0 ? '' : `; it does not verify over ${ways} to write it either`
    return unknown(about, `${notVerified(delivery.fidelity)}${outcome}`)
  }
  if (!tried.verification.ok) return refused(about, tried.verification)
  const note: Remark = {
    ...remarkAbout(about),
    kind: 'note',
    code: 'signature-over-other-writing',
    expected: 'the body as it was sent',
    received: `verified over the body written as ${tried.how}`,
  }
  return { signature: 'verified', remarks: [note] }
}

/** Whether a part of the URL that is signed was hidden. What is configured stands in the place of all but the query. */
function isUrlHidden(mode: AuthenticationMode, url: string, publicUrl: string | undefined): boolean {
  if (mode.kind !== 'signature') return false
  const isHidden = [redacted, encodeURIComponent(redacted), encodeURI(redacted)].some((text) =>
    url.includes(text),
  )
  const signed = publicUrl === undefined ? /\{(?:url|path|query:[^{}]*)\}/ : /\{query:[^{}]*\}/
  return isHidden && mode.signatures.some((rule) => signed.test(rule.signed))
}

interface About {
  readonly contract: Provider['contract']
  readonly mode: AuthenticationMode
  readonly message: CapturedMessage
}

function notVerified(fidelity: string): string {
  return `it does not verify, and the capture is ${fidelity}: the body may differ from what was signed`
}

function unknown(about: About, received: string): JudgedSignature {
  const note: Remark = {
    ...remarkAbout(about),
    kind: 'note',
    code: 'signature-not-judged',
    expected: 'an exact capture to judge the signature',
    received,
  }
  return { signature: 'unknown', remarks: [note] }
}

function refused(
  about: About,
  { code, message: received }: Extract<Verification, { ok: false }>,
): JudgedSignature {
  const { contract, mode } = about
  const isTime = code === 'stale' || code === 'future'
  const signs = mode.kind === 'signature'
  const expected = isTime
    ? 'a timestamp that was fresh when it was received'
    : signs
      ? `a signature that verifies (${mode.id})`
      : `the credential (${mode.id})`
  const grounds = isTime && contract.freshness !== null ? contract.freshness : mode
  const problem: Remark = {
    ...remarkAbout(about, aboutTime.has(code) ? timeHeaderOf(contract) : undefined),
    kind: 'problem',
    code: `signature-${code}`,
    expected,
    received,
    grounds: remarkGrounds(contract, grounds),
  }
  return { signature: 'refused', remarks: [problem] }
}

function remarkAbout(
  { contract, mode, message }: About,
  header: string = headerOf(mode),
): Omit<Remark, 'kind' | 'code' | 'expected' | 'received'> {
  return {
    subject: 'signature',
    pointer: null,
    inBody: null,
    ...headerPlace(message.delivery, header),
    grounds: remarkGrounds(contract, mode),
  }
}

/** The header that says when it was sent. */
function timeHeaderOf(contract: Provider['contract']): string | undefined {
  const { place, name } = parseLocation(timePlace(contract)?.at ?? 'body:')
  return place === 'header' ? name : undefined
}

/** The header that says whether a delivery is genuine. */
function headerOf(mode: AuthenticationMode): string {
  if (mode.kind === 'header') return mode.header?.value ?? ''
  if (mode.kind !== 'signature') return 'authorization'
  const rule = mode.signatures.find(({ standing }) => standing === 'preferred') ?? mode.signatures[0]
  return /^header:([^#]+)/.exec(rule?.at ?? '')?.[1] ?? ''
}
