import { UsageError } from '../model/errors.ts'
import type { AuthenticationMode, Credentials, SignatureEdit, WireRequest } from '../model/index.ts'
import { editedTimestamp, moveClock, timePlace, timestampOf } from './attempt-clock.ts'
import { keyOf, lenientKeyOf, requireKey } from './key.ts'
import { withHeader } from './location.ts'
import { refuseEdit } from './refuse-edit.ts'
import type { Authenticating, Scheme } from './scheme.ts'
import { signatureHeader } from './signature-edit.ts'
import { carriesTimestamp, editRule, encodedSignature, type ReadRule, readRule } from './signature-rule.ts'
import { timeText } from './time-text.ts'
import { verifySignatures } from './verify-signatures.ts'
import { wrongSecret } from './wrong-secret.ts'

type SignatureMode = Extract<AuthenticationMode, { readonly kind: 'signature' }>

/** Signatures over the bytes of a request, in one header or in several. */
export function signature(mode: SignatureMode): Scheme {
  const rules = mode.signatures.map(readRule)
  return {
    requireCredentials: (credentials, purpose) => requireSecrets(rules, credentials, purpose),
    authenticate: (input) => sign(rules, input),
    verify: (input) => verifySignatures(rules, secretsOf(input.credentials), input),
    secrets: (credentials) => secretsOf(credentials).flatMap((secret) => formsOf(rules, secret)),
  }
}

function sign(rules: readonly ReadRule[], input: Authenticating): WireRequest {
  const { edit } = input
  if (edit?.credential !== undefined) refuseEdit('credential', input.mode)
  const carried = rules.some((read) => carriesTimestamp(read, input.contract))
  const request = carried
    ? input.request
    : moveClock(input.request, input.contract, edit?.signing, input.nowSeconds)
  const standings = rules.map((read) => read.rule.standing)
  if (edit?.signature?.kind === 'spoil' && !standings.includes(edit.signature.standing)) {
    refuseEdit(`${edit.signature.standing} signature`, input.mode)
  }
  return rules.reduce((signed, read) => {
    const values = headerValues(editRule(read, edit?.signing), request, input)
    return withHeader(signed, read.header, values)
  }, request)
}

function headerValues(read: ReadRule, request: WireRequest, input: Authenticating): readonly string[] {
  const { contract, edit, random, publicUrl, configuration } = input
  const timestamp = carriesTimestamp(read, contract)
    ? carriedTimestamp(input)
    : timestampOf(request, contract)
  const context = { request, contract, timestamp, publicUrl, configuration }
  const genuine = secretsOf(input.credentials)
  const wrong = () => wrongSecret(read.algorithm, genuine[0] ?? '', read.rule.key, random)
  const secrets = signingSecrets(read, genuine, edit?.signing?.secret, wrong)
  const signers = read.shape.delimiter === null ? secrets.slice(0, 1) : secrets
  return signatureHeader(
    {
      header: read.header,
      shape: read.shape,
      encoding: read.rule.encoding,
      good: signers.map((secret) => encodedSignature(read, secret, context)),
      bad: () => encodedSignature(read, wrong(), context),
      timestamp,
    },
    editFor(read, edit?.signature),
  )
}

function signingSecrets(
  read: ReadRule,
  genuine: readonly string[],
  edit: 'wrong' | { readonly literal: string } | undefined,
  wrong: () => string,
): readonly string[] {
  if (edit === undefined) return genuine
  // A guess that happens to be right is no forgery: who configures "test" is tested with another secret.
  const isGuess = edit !== 'wrong' && isUsable(read, edit.literal) && !genuine.includes(edit.literal)
  return [isGuess ? edit.literal : wrong()]
}

/** Any text is an HMAC key; a key pair does not come from just any text. */
function isUsable({ rule, algorithm }: ReadRule, literal: string): boolean {
  try {
    algorithm.requireKey?.(lenientKeyOf(literal, rule.key), 'sign')
    return true
  } catch {
    return false
  }
}

function carriedTimestamp({ contract, edit, nowSeconds }: Authenticating): string {
  const unit = timePlace(contract)?.unit ?? 's'
  return editedTimestamp(edit?.signing, unit, nowSeconds) ?? timeText(nowSeconds, unit)
}

function editFor(read: ReadRule, edit: SignatureEdit | undefined): SignatureEdit | undefined {
  if (edit?.kind === 'spoil' && edit.standing !== read.rule.standing) return undefined
  return edit
}

const secretLists = new WeakMap<Credentials, readonly string[]>()

function secretsOf(credentials: Credentials): readonly string[] {
  const known = secretLists.get(credentials)
  if (known !== undefined) return known
  const { secret, previousSecrets = [] } = credentials
  if (secret !== undefined && secret !== '') {
    const secrets = [secret, ...previousSecrets.filter((previous) => previous !== '')]
    secretLists.set(credentials, secrets)
    return secrets
  }
  throw new UsageError(
    'missing-secret',
    'Cannot sign or verify deliveries: no secret is given.',
    'Set HOOKPROOF_SECRET or pass --secret.',
  )
}

function requireSecrets(
  rules: readonly ReadRule[],
  credentials: Credentials,
  purpose: 'sign' | 'verify',
): void {
  for (const secret of secretsOf(credentials)) {
    for (const { rule, algorithm } of rules) {
      const key = requireKey(secret, rule.key)
      algorithm.requireKey?.(key, purpose)
    }
  }
}

function formsOf(rules: readonly ReadRule[], secret: string): readonly string[] {
  return rules.flatMap(({ rule }) => {
    const { text, bytes } = keyOf(secret, rule.key) ?? lenientKeyOf(secret, rule.key)
    const encoded = (['hex', 'base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding))
    const plain = bytes.toString('utf8')
    return [secret, text, ...encoded, ...(plain.includes('\ufffd') ? [] : [plain])]
  })
}
