import type {
  AuthenticationMode,
  Contract,
  Credentials,
  EventType,
  Fact,
  JsonObject,
  SignatureRule,
  Terms,
} from '../src/model/index.ts'

const grounds = { basis: 'assumed', source: 'test' } as const

/** A value stated by a contract. */
export function fact<T>(value: T): NonNullable<Fact<T>> {
  return { ...grounds, value }
}

/** A signature rule: HMAC-SHA256 of the body in hex, but for what is given. */
export function signatureRule(given: Partial<SignatureRule> = {}): SignatureRule {
  return {
    ...grounds,
    at: 'header:X-Acme-Signature',
    algorithm: 'hmac-sha256',
    encoding: 'hex',
    entry: '{signature}',
    signed: '{body}',
    key: { decode: 'utf8' },
    standing: 'preferred',
    ...given,
  }
}

function signatureMode(...signatures: readonly SignatureRule[]): AuthenticationMode {
  return { ...grounds, id: 'signature', kind: 'signature', signatures, optional: null, testSecret: 'test' }
}

const dated = '{id}.{timestamp}.{body}'

type ModeName = 'hex' | 'prefixed' | 'list' | 'dated' | 'several' | 'basic' | 'bearer' | 'header'

/** One of each way in which an endpoint may recognise its provider. */
export const modes: Readonly<Record<ModeName, AuthenticationMode>> = {
  hex: signatureMode(signatureRule()),
  prefixed: signatureMode(signatureRule({ entry: 'sha256={signature}' })),
  list: signatureMode(
    signatureRule({
      encoding: 'base64',
      entry: 'v1,{signature}',
      delimiter: ' ',
      signed: dated,
      key: { decode: 'base64', strip: ['whsec_'] },
    }),
  ),
  dated: signatureMode(
    signatureRule({ entry: 't={timestamp},v1={signature}', delimiter: ',', signed: dated }),
  ),
  several: signatureMode(
    signatureRule({ at: 'header:X-Acme-Signature-256', encoding: 'base64', signed: dated }),
    signatureRule({ algorithm: 'hmac-sha1', encoding: 'base64', signed: dated, standing: 'legacy' }),
  ),
  basic: { ...grounds, id: 'basic', kind: 'basic' },
  bearer: { ...grounds, id: 'bearer', kind: 'bearer' },
  header: { ...grounds, id: 'header', kind: 'header', header: fact('X-Acme-Key') },
}

/** Credentials for every one of the modes. */
export const exampleCredentials: Credentials = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  username: 'acme',
  password: 'open: Sesame',
  token: 'Token-of-acme',
  headerValue: 'Value-of-acme',
}

const type = (family: string, verb: string, change: EventType['change']): EventType => ({
  ...grounds,
  type: `${family}.${verb}`,
  change,
  match: { 'body:/type': `${family}.${verb}`, 'header:X-Acme-Event': `${family}.${verb}` },
  schema: 'events/event.schema.json',
})

/** A small contract that has everything: two families, ids, times, retries, a tolerance to both sides. */
export const exampleContract: Contract = {
  id: 'acme',
  name: 'Acme',
  summary: 'An example.',
  sources: { test: { title: 'Made up' } },
  request: {
    method: fact('POST'),
    contentType: fact('application/json'),
    encoding: fact('json'),
    headers: [],
    quirks: null,
    maxBodyBytes: null,
    addsFields: fact(true),
  },
  authentication: Object.values(modes),
  events: {
    families: [
      {
        name: 'contact',
        entity: '/data/id',
        versions: [{ at: '/time', unit: 'iso-ms' }],
        markers: ['/data/name'],
        types: [
          type('contact', 'created', 'create'),
          type('contact', 'updated', 'update'),
          type('contact', 'deleted', 'delete'),
        ],
      },
      {
        name: 'invoice',
        entity: '/data/id',
        versions: [{ at: '/time', unit: 'iso-ms' }],
        markers: ['/data/name'],
        types: [type('invoice', 'created', 'create'), type('invoice', 'updated', 'update')],
      },
    ],
    open: fact(true),
    unfamiliar: [{ 'body:/type': 'contact.moved', 'header:X-Acme-Event': 'contact.moved' }],
  },
  identity: [
    {
      ...grounds,
      name: 'delivery',
      at: 'header:X-Acme-Delivery',
      scope: 'delivery',
      mint: { kind: 'base62', length: 16, prefix: 'msg_' },
      sent: 'always',
      idempotencyKey: true,
    },
  ],
  times: [{ ...grounds, at: 'header:X-Acme-Timestamp', unit: 's', clock: 'attempt' }],
  freshness: {
    ...grounds,
    at: 'header:X-Acme-Timestamp',
    signed: true,
    toleranceSeconds: fact(300),
    sides: fact<'past' | 'both'>('both'),
    resignedPerAttempt: fact(true),
  },
  ordering: { guaranteed: fact(false), by: null },
  batch: null,
  acknowledgement: { statuses: null, deadlineMs: fact(10_000), body: null, forged: null },
  retry: {
    attempts: fact(3),
    backoff: fact({ kind: 'list', seconds: [60, 600, 3600] }),
    outcomes: null,
    changes: null,
    overlaps: null,
    honours: null,
  },
  disabling: [],
  handshake: [],
  callbacks: { baseUrl: null, authentication: null, credential: null, endpoints: [] },
  assumptions: [],
}

const schema: JsonObject = {
  type: 'object',
  required: ['type', 'time', 'data'],
  properties: {
    type: { type: 'string' },
    time: { type: 'string', format: 'date-time' },
    data: {
      type: 'object',
      required: ['id', 'name', 'amount'],
      properties: {
        id: { type: 'string', 'x-mint': 'uuid' },
        name: { type: 'string' },
        amount: { type: 'integer', minimum: 1, maximum: 9 },
      },
    },
  },
}

/** The example contract in one mode, for a receiver that handles the types whose names begin so. */
export function exampleTerms(
  mode: AuthenticationMode = modes.list,
  given: { readonly contract?: Partial<Contract>; readonly handles?: string } = {},
): Terms {
  const carried =
    mode.kind === 'signature' && mode.signatures.some(({ entry }) => entry.includes('{timestamp}'))
  const contract = { ...exampleContract, ...(carried ? carriedTime : {}), ...given.contract }
  const events = contract.events.families.flatMap((family) =>
    family.types.map((event) => ({ family, event })),
  )
  return {
    contract,
    mode,
    events: events.filter(({ event }) => event.type.startsWith(given.handles ?? '')),
    schemas: Object.fromEntries(events.map(({ event }) => [event.type, schema])),
    calls: { downstream: callsOf(events, 2), 'provider-api': callsOf(events, 1) },
  }
}

function callsOf(events: Terms['events'], count: number): Readonly<Record<string, number>> {
  return Object.fromEntries(events.map(({ event }) => [event.type, count]))
}

/** The same terms for payloads whose `data` may hold these fields too. */
export function withFields(terms: Terms, fields: Readonly<Record<string, JsonObject>>): Terms {
  const { properties, ...rest } = schema as { readonly properties: Readonly<Record<string, JsonObject>> }
  const { data } = properties as { readonly data: JsonObject }
  const inner = { ...data, properties: { ...(data.properties as JsonObject), ...fields } }
  const wider: JsonObject = { ...rest, properties: { ...properties, data: inner } }
  return { ...terms, schemas: Object.fromEntries(Object.keys(terms.schemas).map((type) => [type, wider])) }
}

/** The timestamp as a member of the signature header. */
const carriedTime: Pick<Contract, 'times' | 'freshness'> = {
  times: [{ ...grounds, at: 'header:X-Acme-Signature#t', unit: 's', clock: 'attempt' }],
  freshness: {
    ...(exampleContract.freshness as NonNullable<Contract['freshness']>),
    at: 'header:X-Acme-Signature#t',
  },
}
