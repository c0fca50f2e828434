import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, imagineDeliveries, type Requested } from '../../test/imagined-deliveries.ts'
import { payload as payloadOf } from '../arbitraries/index.ts'
import type { CapturedDelivery } from '../captures/index.ts'
import { findFlaws } from '../contracts/find-flaws.ts'
import { recogniseEvent } from '../contracts/index.ts'
import { contractProblems } from '../contracts/validate-contract.ts'
import type { Credentials, Json, JsonObject } from '../model/index.ts'
import { compileSchema, sentSchema } from '../schemas/index.ts'
import type { Draft } from './draft.ts'
import { infer } from './infer.ts'

type Headers = Requested[0]

interface Changes extends Partial<Parameters<typeof infer>[0]> {
  readonly fidelity?: CapturedDelivery['fidelity']
}

/** A draft from these requests. */
function drafted(requests: readonly Requested[], changes: Changes = {}): Draft {
  const { fidelity = 'exact', ...question } = changes
  const deliveries = imagineDeliveries(requests).map((one) => ({ ...one, fidelity }))
  return infer({
    deliveries,
    credentials: {},
    id: 'acme',
    name: 'Acme',
    sources: ['a.ndjson'],
    ...question,
  })
}

function schemaOf({ files }: Draft, file: string): JsonObject {
  return (files.get(`events/${file}.schema.json`) ?? {}) as JsonObject
}

const secret = 'k9-not-a-real-secret-0042'
const hmac = (
  algorithm: string,
  text: string,
  encoding: 'hex' | 'base64' | 'base64url',
  key = secret,
): string => createHmac(algorithm, key).update(text).digest(encoding)

describe('signatures', () => {
  const now = '1770112800'
  const schemes: readonly [string, (body: string, id: string) => Headers, object][] = [
    [
      'sha256= and the body',
      (body) => ({ 'X-Hub-Signature-256': `sha256=${hmac('sha256', body, 'hex')}` }),
      { entry: 'sha256={signature}', signed: '{body}', algorithm: 'hmac-sha256', encoding: 'hex' },
    ],
    [
      'SHA-1 in hex with a label',
      (body) => ({ 'X-Hub-Signature': `sha1=${hmac('sha1', body, 'hex')}` }),
      { entry: 'sha1={signature}', algorithm: 'hmac-sha1' },
    ],
    [
      'SHA-512 in base64',
      (body) => ({ 'X-Acme-Hmac': hmac('sha512', body, 'base64') }),
      { entry: '{signature}', algorithm: 'hmac-sha512', encoding: 'base64' },
    ],
    [
      't= and v1= in one header',
      (body) => ({ 'Acme-Signature': `t=${now},v1=${hmac('sha256', `${now}.${body}`, 'hex')}` }),
      { entry: 't={timestamp},v1={signature}', delimiter: ',', signed: '{timestamp}.{body}' },
    ],
    [
      'ts= and h1= with a semicolon and a colon',
      (body) => ({ 'Acme-Signature': `ts=${now};h1=${hmac('sha256', `${now}:${body}`, 'hex')}` }),
      { entry: 'ts={timestamp};h1={signature}', delimiter: ';', signed: '{timestamp}:{body}' },
    ],
    [
      'v0:time:body',
      (body) => ({
        'X-Acme-Request-Timestamp': now,
        'X-Acme-Signature': `v0=${hmac('sha256', `v0:${now}:${body}`, 'hex')}`,
      }),
      { entry: 'v0={signature}', signed: 'v0:{header:X-Acme-Request-Timestamp}:{body}' },
    ],
    [
      'id.time.body',
      (body, id) => ({
        'webhook-id': id,
        'webhook-timestamp': now,
        'webhook-signature': `v1,${hmac('sha256', `${id}.${now}.${body}`, 'base64')}`,
      }),
      { entry: 'v1,{signature}', signed: '{header:webhook-id}.{header:webhook-timestamp}.{body}' },
    ],
    [
      'method, URL, body and time',
      (body) => ({
        'X-Time': `${now}123`,
        'X-Sig': hmac('sha256', `POSThttps://shop.example/hooks?a=1${body}${now}123`, 'base64'),
      }),
      { signed: '{method}{url}{body}{header:X-Time}' },
    ],
    [
      'three headers and the body',
      (body, id) => ({
        'X-Client': 'c-1',
        'X-Nonce': id,
        'X-Sent': now,
        'X-Sig': hmac('sha256', `c-1|${id}|${now}|${body}`, 'base64url'),
      }),
      { signed: '{header:X-Client}|{header:X-Nonce}|{header:X-Sent}|{body}', encoding: 'base64url' },
    ],
  ]

  const bodies = [1, 2, 3].map((number) => JSON.stringify({ type: 'order.created', data: { id: number } }))
  const requests = (headers: (body: string, id: string) => Headers): [Headers, Uint8Array][] =>
    bodies.map((body, index) => [headers(body, `msg_${index}aB3x`), Buffer.from(body)])

  test.each(schemes)('by %s are found', (_, headers, expected) => {
    const draft = drafted(requests(headers), { credentials: { secret } })
    const [mode] = draft.contract.authentication
    expect(mode).toMatchObject({ kind: 'signature', signatures: [expected] })
    expect(draft.signatures).toMatchObject([{ exact: 3, verified: 3 }])
    expect(draft.doubts.join(' ')).not.toContain('signature')
    const written = JSON.stringify([...draft.files])
    expect(written).not.toContain(secret)
    expect(written).toContain('acme-secret-for-tests-only')
  })

  test.each<[string, Credentials['secret'], string | Buffer, object]>([
    [
      'base64 behind whsec_',
      `whsec_${Buffer.from('sixteen bytes ok').toString('base64')}`,
      'sixteen bytes ok',
      { decode: 'base64', strip: ['whsec_'] },
    ],
    ['hex', Buffer.from('sixteen bytes ok').toString('hex'), 'sixteen bytes ok', { decode: 'hex' }],
    ['text that looks like hex', 'deadbeefdeadbeef', 'deadbeefdeadbeef', { decode: 'utf8' }],
    ['text behind whsec_', 'whsec_abcdefgh', 'whsec_abcdefgh', { decode: 'utf8' }],
  ])('of a key in %s are found', (_, given, key, expected) => {
    const made = (body: string): Headers => ({
      'X-Sig': createHmac('sha256', key).update(body).digest('hex'),
    })
    const draft = drafted(requests(made), { credentials: { secret: given as string } })
    expect(draft.contract.authentication).toMatchObject([{ signatures: [{ key: expected }] }])
  })

  const plain = (body: string): Headers => ({ 'X-Sig': hmac('sha256', body, 'hex') })

  test('of two secrets are found with both, and not with one', () => {
    const mixed = bodies.map((body, index): [Headers, Uint8Array] => [
      { 'X-Sig': hmac('sha256', body, 'hex', index === 0 ? 'older' : secret) },
      Buffer.from(body),
    ])
    const both = drafted(mixed, { credentials: { secret, previousSecrets: ['older'] } })
    expect(both.contract.authentication).toMatchObject([{ kind: 'signature' }])
    const one = drafted(mixed, { credentials: { secret } })
    expect(one.contract.authentication).toMatchObject([{ kind: 'none', basis: 'assumed' }])
    expect(one.doubts[0]).toMatch(/2 of 3 deliveries only, and not in \S+ entry 1, so none/)
  })

  test.each<[string, Changes, string]>([
    ['without a secret', {}, 'give the secret'],
    ['with a wrong secret', { credentials: { secret: 'wrong' } }, 'no known scheme fits'],
    ['in inexact captures', { credentials: { secret }, fidelity: 'text-exact' }, 'exact enough'],
  ])('are never called absent: %s', (_, changes, doubt) => {
    const draft = drafted(requests(plain), changes)
    expect(draft.contract.authentication).toMatchObject([{ kind: 'none', basis: 'assumed' }])
    expect(draft.contract.authentication[0]?.note).toContain('X-Sig looks like a signature')
    expect(draft.contract.assumptions).toHaveLength(1)
    expect(draft.doubts[0]).toContain(doubt)
  })
})

describe('credentials', () => {
  const event: Json = { type: 'order.created', data: { id: 1 } }

  test.each<[string, Headers, Credentials, object, RegExp]>([
    [
      'Basic',
      { Authorization: `Basic ${btoa('anna:hunter22')}` },
      { username: 'anna', password: 'hunter22' },
      { kind: 'basic' },
      /in 2 of 2/,
    ],
    ['bearer', { Authorization: 'Bearer abc.def' }, {}, { kind: 'bearer' }, /not looked at/],
    [
      'a header named for it',
      { 'X-Gitlab-Token': 'hush-hush' },
      {},
      { kind: 'header', header: { value: 'X-Gitlab-Token' } },
      /not looked at/,
    ],
    [
      'a header that holds the token',
      { 'X-Odd': 'hush-hush' },
      { token: 'hush-hush' },
      { kind: 'header', header: { value: 'X-Odd' } },
      /in 2 of 2/,
    ],
  ])('%s is recognised and not copied', (_, headers, credentials, mode, note) => {
    const draft = drafted(
      [headers, headers].map((one) => [one, event]),
      { credentials },
    )
    expect(draft.contract.authentication).toMatchObject([mode])
    expect(draft.contract.authentication[0]?.note).toMatch(note)
    const written = JSON.stringify([...draft.files])
    for (const value of Object.values(headers)) expect(written).not.toContain(value)
  })

  test('that only some deliveries have leave the open mode', () => {
    const draft = drafted([
      [{ Authorization: 'Bearer abc' }, event],
      [{}, event],
    ])
    expect(draft.contract.authentication).toMatchObject([
      { kind: 'bearer' },
      { kind: 'none', basis: 'observed' },
    ])
  })
})

describe('whatever is captured', () => {
  test('becomes a contract that loads, and under which it is valid', () => {
    fc.assert(
      fc.property(
        fc.array(anyRequest, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (requests, withSecret) => {
          const draft = drafted(requests, withSecret ? { credentials: { secret } } : {})
          const { contract, files } = draft
          const types = contract.events.families.flatMap((family) => family.types)
          const schemas = Object.fromEntries(
            types.map(({ type, schema }) => [type, (files.get(schema) ?? {}) as JsonObject]),
          )
          expect(contractProblems(contract as unknown as Json)).toEqual([])
          expect(findFlaws(contract, schemas)).toEqual([])
          for (const [headers, body] of requests) {
            // What JSON makes of it is what was sent.
            const payload = JSON.parse(JSON.stringify(body)) as Json
            const found = recogniseEvent(contract, { headers, payload })
            const schema = schemas[found?.event.type ?? ''] as JsonObject
            expect(compileSchema(schema).validate(payload)).toEqual([])
          }
        },
      ),
      { numRuns: 300, seed: 11 },
    )
  })

  test('has payload schemas that more can be drawn from', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 4 }), (requests) => {
        const { files } = drafted(requests)
        for (const [file, schema] of files) {
          if (!file.startsWith('events/')) continue
          const sent = sentSchema(schema as JsonObject)
          for (const one of fc.sample(payloadOf(sent, 'plain'), { seed: 3, numRuns: 2 })) {
            expect(compileSchema(schema as JsonObject).validate(one)).toEqual([])
          }
        }
      }),
      { numRuns: 40, seed: 12 },
    )
  })

  test('may be nested deeply, wide, or too large for a number', () => {
    const deep = Buffer.from(`{"type":"a.created","in":${'['.repeat(900)}${']'.repeat(900)}}`)
    const objects = Buffer.from(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`)
    const huge = Buffer.from('{"type":"a.created","amount":1e400}')
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, index]))
    const draft = drafted([
      [{}, deep],
      [{}, objects],
      [{}, huge],
      [{}, { type: 'a.created', wide }],
    ])
    expect(draft.learnedFrom).toBe(4)
    expect(JSON.stringify([...draft.files])).not.toContain('k4999')
  })

  test('is named by a schema, or it is said where it stands', () => {
    const inherited =
      '{"type":"a.created","constructor":1,"data":{"toString":"x","a":[{"__proto__":{"b":1}}]}}'
    const told = (requests: readonly Requested[]) =>
      drafted(requests).doubts.filter((doubt) => doubt.startsWith('No schema names'))
    expect(told([[{}, Buffer.from(inherited)]])).toEqual([
      'No schema names /constructor, /data/toString, /data/a/-/__proto__: to validators, every object has members called so. Anything may stand there, and tests send nothing.',
    ])
    const maps = { '2026-02-03': { a: 1 }, '2026-02-04': { b: [] } }
    expect(told([[{}, { type: 'a.created', maps, data: [{ c: null }] }]])).toEqual([])
  })

  test('is left out where nothing can be learned, with the reason', () => {
    const draft = drafted([
      [{}, Buffer.from('{"type":')],
      [{}, Buffer.from('')],
      [{ 'Content-Encoding': 'gzip' }, Buffer.from([31, 139])],
      [{}, Buffer.from('['.repeat(2_000))],
      [{}, { type: 'order.created' }],
    ])
    expect(draft.leftOut.map(({ place, because }) => `${place.entry}: ${because}`)).toEqual([
      '1: its body is no JSON',
      '2: its body is empty',
      '3: its body is compressed',
      '4: its body is nested more than 1,000 levels deep',
    ])
    expect(() => drafted([[{}, Buffer.from('no')]])).toThrow('Cannot draft a contract: of 1 deliveries none')
  })
})

test('a schema of one event is one file', () => {
  const draft = drafted([
    [{}, { type: 'Ünïcode.erstellt' }],
    [{}, { type: '订单.创建' }],
    [{}, { type: '订单.删除' }],
  ])
  expect([...draft.files.keys()].slice(2)).toEqual([
    'events/unicode-erstellt.schema.json',
    'events/event.schema.json',
    'events/event-2.schema.json',
  ])
  expect(schemaOf(draft, 'event-2').title).toBe('订单.删除')
})
