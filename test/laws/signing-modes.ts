import type {
  AuthenticationMode,
  Contract,
  Credentials,
  SignatureRule,
  WireRequest,
} from '../../src/model/index.ts'
import type { Authenticating, SigningContract, Verifying } from '../../src/signing/index.ts'

type SignatureMode = Extract<AuthenticationMode, { readonly kind: 'signature' }>

/** A mode with credentials of its form, and the facts of a contract that it depends on. */
export interface Setup {
  readonly mode: AuthenticationMode
  readonly credentials: Credentials
  readonly contract: SigningContract
}

export const grounds = { basis: 'assumed', source: 'test' } as const

export const nowSeconds = 1_751_284_717.825

/** A signature rule: HMAC-SHA256 of the body in hex, but for what is given. */
export function rule(given: Partial<SignatureRule> = {}): SignatureRule {
  return {
    ...grounds,
    at: 'header:X-Signature',
    algorithm: 'hmac-sha256',
    encoding: 'hex',
    entry: '{signature}',
    signed: '{body}',
    key: { decode: 'utf8' },
    standing: 'preferred',
    ...given,
  }
}

export function signatureMode(...signatures: SignatureRule[]): SignatureMode {
  return { ...grounds, id: 'signature', kind: 'signature', signatures, optional: null, testSecret: 'test' }
}

/** A contract without timestamps and identities, but for what is given. */
export function contract(given: Partial<SigningContract> = {}): SigningContract {
  return { freshness: null, times: [], identity: [], ...given }
}

/** Freshness judged by a timestamp in seconds on the attempt's clock. */
export function timed(at: string, tolerance = 300, unit: 's' | 'ms' = 's'): SigningContract {
  const freshness: Contract['freshness'] = {
    ...grounds,
    at,
    signed: true,
    toleranceSeconds: { ...grounds, value: tolerance },
    sides: { ...grounds, value: 'both' },
    resignedPerAttempt: { ...grounds, value: true },
  }
  return contract({ freshness, times: [{ ...grounds, at, unit, clock: 'attempt' }], identity: [deliveryId] })
}

const deliveryId: Contract['identity'][number] = {
  ...grounds,
  name: 'delivery',
  at: 'header:webhook-id',
  scope: 'delivery',
  mint: { kind: 'uuid' },
  sent: 'always',
  idempotencyKey: true,
}

export const bodyHex: Setup = {
  mode: signatureMode(rule()),
  credentials: { secret: '1d608b9d72219b90ff2393a1d3ee0ac0' },
  contract: contract(),
}

export const prefixed: Setup = {
  mode: signatureMode(rule({ at: 'header:X-Hub-Signature-256', entry: 'sha256={signature}' })),
  credentials: { secret: "It's a Secret to Everybody" },
  contract: contract(),
}

const concatenated = '{header:X-Client}{header:X-Nonce}{timestamp}{body}'

export const twoHeaders: Setup = {
  mode: signatureMode(
    rule({ at: 'header:X-Signature-256', encoding: 'base64', signed: concatenated }),
    rule({
      at: 'header:X-Signature',
      algorithm: 'hmac-sha1',
      encoding: 'base64',
      signed: concatenated,
      standing: 'legacy',
    }),
  ),
  credentials: { secret: 'whk_demo_secret' },
  contract: timed('header:X-Timestamp', 300, 'ms'),
}

export const list: Setup = {
  mode: signatureMode(
    rule({
      at: 'header:webhook-signature',
      encoding: 'base64',
      entry: 'v1,{signature}',
      delimiter: ' ',
      signed: '{id}.{timestamp}.{body}',
      key: { decode: 'base64', strip: ['whsec_'] },
    }),
  ),
  credentials: { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  contract: timed('header:webhook-timestamp'),
}

export const publicKey: Setup = {
  mode: signatureMode(
    rule({
      at: 'header:webhook-signature',
      algorithm: 'ed25519',
      encoding: 'base64',
      entry: 'v1a,{signature}',
      delimiter: ' ',
      signed: '{id}.{timestamp}.{body}',
      key: { decode: 'base64', strip: ['whsk_', 'whpk_'] },
    }),
  ),
  credentials: { secret: 'whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=' },
  contract: timed('header:webhook-timestamp'),
}

export const timestampInside: Setup = {
  mode: signatureMode(
    rule({
      at: 'header:Stamped-Signature',
      entry: 't={timestamp},v1={signature}',
      delimiter: ',',
      signed: '{timestamp}.{body}',
    }),
  ),
  credentials: { secret: 'whsec_looks_like_base64_is_text' },
  contract: timed('header:Stamped-Signature#t'),
}

export const sha512Url: Setup = {
  mode: signatureMode(
    rule({
      algorithm: 'hmac-sha512',
      encoding: 'base64url',
      signed: '{method}\n{url}\n{path}\n{query:page}\n{json:/data/id}\n{sha256hex:body}\n{crc32:body}',
      key: { decode: 'hex' },
    }),
  ),
  credentials: { secret: '00ff10ab00ff10ab00ff10ab00ff10ab' },
  contract: contract(),
}

const sha384: Setup = {
  mode: signatureMode(rule({ algorithm: 'hmac-sha384' })),
  credentials: { secret: 'text' },
  contract: contract(),
}

const plainDigest: Setup = {
  mode: signatureMode(rule({ algorithm: 'sha256', signed: '{secret}.{body}' })),
  credentials: { secret: 'a shared text' },
  contract: contract(),
}

/** Every form of signature that we make, by a name for test titles. */
export const signatureSetups: Readonly<Record<string, Setup>> = {
  bodyHex,
  prefixed,
  twoHeaders,
  list,
  publicKey,
  timestampInside,
  sha512Url,
  sha384,
  plainDigest,
}

export const credentialSetups: Readonly<Record<string, Setup>> = {
  basic: {
    mode: { ...grounds, id: 'basic', kind: 'basic' },
    credentials: { username: 'ada', password: 's3cret:with:colons' },
    contract: contract(),
  },
  bearer: {
    mode: { ...grounds, id: 'bearer', kind: 'bearer' },
    credentials: { token: 'tOken-0123456789' },
    contract: contract(),
  },
  header: {
    mode: { ...grounds, id: 'custom', kind: 'header', header: { ...grounds, value: 'X-Api-Key' } },
    credentials: { headerValue: 'kEy-0123456789' },
    contract: contract(),
  },
}

/** A delivery with every header that the modes above sign, ready to be authenticated. */
export function delivery(body: Uint8Array | string, { contract }: Setup): WireRequest {
  const place = contract.freshness?.at
  const unit = contract.times[0]?.unit
  const time = unit === 'ms' ? Math.floor(nowSeconds * 1000) : Math.floor(nowSeconds)
  const name = place?.slice('header:'.length)
  const stamped = name === undefined || name.includes('#') ? [] : [[name, String(time)] as const]
  return {
    method: 'POST',
    url: 'http://127.0.0.1:3000/hooks/in?page=2',
    headers: [
      ['content-type', 'application/json'],
      ['X-Client', '018e5b36-e35c-7925-a9de-321ed638b682'],
      ['X-Nonce', '780525611260542810'],
      ['webhook-id', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
      ...stamped,
    ],
    body: typeof body === 'string' ? Buffer.from(body) : body,
  }
}

/** Numbers in [0, 1) that are the same every time. */
export function numbers(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

export function signing(
  setup: Setup,
  body: Uint8Array | string,
  edit?: Authenticating['edit'],
): Authenticating {
  return { ...setup, request: delivery(body, setup), nowSeconds, random: numbers(), edit }
}

export function verifying(setup: Setup, request: WireRequest): Verifying {
  return { ...setup, request, nowSeconds, every: true }
}
