import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { type Parse, parserOf, providerWith } from '../../test/parser-of.ts'
import type { Contract, JsonObject } from '../model/index.ts'

const none = { basis: 'assumed', source: 'docs', id: 'none', kind: 'none' } as const
const grounds = { basis: 'assumed', source: 'docs' } as const
const unverified = { verify: false }
const thing: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    kind: { enum: ['a', 'b'] },
    when: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
    tree: { $ref: '#/$defs/tree' },
  },
  required: ['id'],
  $defs: { tree: { type: 'array', items: { $ref: '#/$defs/tree' } } },
}
const parse = await parserFor({})

test('returns event, headers in lower case without credentials, and payload', async () => {
  const headers = {
    'X-Acme-Event': 'made',
    Authorization: 'Bearer secret',
    Cookie: 'a=b',
    'X-Two': ['1', '2'],
    'X-No': undefined,
  }
  expect(await parse({ headers, body: '{"id":1,"new":true}' }, unverified)).toEqual({
    ok: true,
    delivery: {
      event: 'thing.made',
      headers: { 'x-acme-event': 'made', 'x-two': '1, 2' },
      payload: { id: 1, new: true },
    },
  })
})

test.each<[string, Parameters<Parse>[0]]>([
  [
    'a Request',
    new Request('http://localhost/', {
      method: 'POST',
      headers: { 'X-Acme-Event': 'made' },
      body: '{"id":1}',
    }),
  ],
  ['text', { headers: { 'x-acme-event': 'made' }, body: '{"id":1}' }],
  ['a Buffer', { headers: { 'x-acme-event': 'made' }, body: Buffer.from('{"id":1}') }],
  [
    'an ArrayBuffer',
    { headers: { 'x-acme-event': 'made' }, body: new TextEncoder().encode('{"id":1}').buffer },
  ],
  [
    'an ArrayBuffer of another realm',
    {
      headers: { 'x-acme-event': 'made' },
      body: runInNewContext('Uint8Array.from(bytes).buffer', { bytes: Buffer.from('{"id":1}') }),
    },
  ],
  [
    'bytes within others',
    {
      headers: new Headers({ 'x-acme-event': 'made' }),
      body: new TextEncoder().encode('  {"id":1}').subarray(2),
    },
  ],
  ['pairs', { headers: [['X-ACME-EVENT', 'made']], body: '{"id":1}' }],
  ['a map', { headers: new Map([['X-ACME-EVENT', 'made']]), body: '{"id":1}' }],
  ['a byte order mark', { headers: { 'x-acme-event': 'made' }, body: '\ufeff{"id":1}' }],
])('reads %s', async (_, request) => {
  expect(await parse(request, unverified)).toMatchObject({ ok: true, delivery: { payload: { id: 1 } } })
})

test.each<[string, string, readonly unknown[]]>([
  ['{}', 'invalid-payload', [{ pointer: '/id', expected: 'a value (required)' }]],
  ['{"id":"1"}', 'invalid-payload', [{ pointer: '/id', expected: 'integer' }]],
  ['{"id":1,"kind":"c"}', 'invalid-payload', [{ pointer: '/kind', expected: '"a" or "b"' }]],
  ['{"id":1,"when":7}', 'invalid-payload', [{ pointer: '/when', expected: 'string or null' }]],
  [
    '{"id":1,"when":"now"}',
    'invalid-payload',
    [{ pointer: '/when', expected: 'string in the format date-time or null' }],
  ],
  ['[]', 'invalid-payload', [{ pointer: '', expected: 'object' }]],
  ['null', 'invalid-payload', [{ pointer: '', expected: 'object' }]],
])('says what is wrong with %s', async (body, code, problems) => {
  const result = await parse({ headers: { 'x-acme-event': 'made' }, body }, unverified)
  expect(result).toMatchObject({
    ok: false,
    error: { code, status: 400, event: 'thing.made', problems, payload: JSON.parse(body) },
  })
})

test.each([
  ['', 'not-json'],
  ['{', 'not-json'],
  ['{"id":1}x', 'not-json'],
  [Buffer.from([0x22, 0xff, 0x22]), 'not-json'],
  ['x'.repeat(1001), 'too-large'],
] as const)('refuses a body like %j as %s', async (body, code) => {
  const result = await parse(
    { headers: { 'x-acme-event': 'made' }, body },
    { ...unverified, maxBodyBytes: 1000 },
  )
  expect(result).toMatchObject({ ok: false, error: { code } })
})

describe('an event that is not known', () => {
  const request = { headers: { 'x-acme-event': 'sold' }, body: '{"id":1}' }

  test.each([
    [true, ['2xx'], 200],
    [true, ['201', '204'], 201],
    [false, ['2xx'], 400],
  ])('where types are open: %j, and statuses %j, is answered with %i', async (open, statuses, status) => {
    const other = await parserFor({
      events: { open: { value: open, ...grounds } },
      acknowledgement: {
        statuses: { value: statuses, ...grounds },
        deadlineMs: null,
        body: null,
        forged: null,
      },
    })
    expect(await other(request, unverified)).toMatchObject({
      ok: false,
      error: {
        code: 'unknown-event',
        status,
        acknowledge: open,
        payload: { id: 1 },
        headers: { 'x-acme-event': 'sold' },
      },
    })
  })

  test('is another thing than no event at all', async () => {
    const result = await parse({ headers: {}, body: '{"id":1}' }, unverified)
    expect(result).toMatchObject({ ok: false, error: { code: 'no-event', status: 400 } })
  })
})

describe('a hostile body', () => {
  const depth = 100_000
  const headers = { 'x-acme-event': 'made' }

  test.each([
    ['nested arrays that never end', '['.repeat(depth)],
    ['nested arrays', `{"id":1,"tree":${'['.repeat(depth)}${']'.repeat(depth)}}`],
    [
      'nested objects in a field of any shape',
      `{"id":"x","any":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
    ],
    ['__proto__', '{"__proto__":{"id":1}}'],
    ['constructor', '{"constructor":{"prototype":{"id":1}}}'],
    ['toString that is no function', '{"id":{"toString":1,"valueOf":1,"length":-1}}'],
  ])('of %s is an error, and nothing is thrown or changed', async (_, body) => {
    const result = await parse({ headers, body }, unverified)
    expect(result).toMatchObject({ ok: false, error: { status: 400 } })
    expect(({} as Record<string, unknown>).id).toBeUndefined()
  })

  test('keeps __proto__ as a field, and nothing more', async () => {
    const result = await parse(
      { headers: { ...headers, __PROTO__: 'x' }, body: '{"id":1,"__proto__":{"isAdmin":true}}' },
      unverified,
    )
    if (!result.ok) throw new Error(result.error.message)
    expect((result.delivery.payload as Record<string, unknown>).isAdmin).toBeUndefined()
    expect(Object.getPrototypeOf(result.delivery.payload)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(result.delivery.headers)).toBe(Object.prototype)
  })

  test('that is too large is not read to its end', async () => {
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(100))
      },
    })
    const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
    const result = await parse(request, { ...unverified, maxBodyBytes: 1000 })
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large', status: 413 } })
    expect(pulled).toBeLessThan(20)
  })

  test('that breaks off is an error', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })
    const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect(await parse(request, unverified)).toMatchObject({ ok: false, error: { code: 'unreadable-body' } })
  })
})

describe('a mistake of the program', () => {
  test('is a body that was parsed, or read before', async () => {
    await expect(parse({ headers: {}, body: { id: 1 } as never }, unverified)).rejects.toThrow(
      'not what a JSON parser made of it',
    )
    const request = new Request('http://localhost/', { method: 'POST', body: '{}' })
    await request.text()
    await expect(parse(request, unverified)).rejects.toThrow('has been read already')
  })

  test.each([
    [{ ...unverified, toleranceSeconds: 300 }, 'nothing is verified'],
    [{ username: 'a', password: 'b', toleranceSeconds: 300 }, 'they carry no signed time of sending'],
    [{ mode: 'jwt', secret: 'x' }, 'there is no mode "jwt". Use basic, token.'],
    [{ username: 'a:b', password: 'c' }, 'the user name has a colon'],
    [{ username: 'a' }, '"password" is not given'],
    [{ ...unverified, maxBodyBytes: Number.NaN }, '"maxBodyBytes" is NaN'],
    [{ username: 'a', password: 'b', toleranceSeconds: Number.NaN }, '"toleranceSeconds" is NaN'],
    [{ username: 'a', password: 'b', toleranceSeconds: '300' }, '"toleranceSeconds" is 300. Give a number'],
    [{ ...unverified, now: () => Number.NaN }, '"now()" is NaN'],
    [
      { ...unverified, now: 1770112800000 },
      '"now" is 1770112800000. Give a function that returns milliseconds',
    ],
    [{ mode: 'constructor' }, 'there is no mode "constructor"'],
  ])('is %j', async (options, message) => {
    const other = await parserFor({
      authentication: [
        { ...grounds, id: 'basic', kind: 'basic' },
        { ...grounds, id: 'token', kind: 'header', header: null },
      ],
    })
    await expect(other({ headers: {}, body: '{}' }, options)).rejects.toThrow(message)
  })

  test('is to expect verification where there is nothing to verify', async () => {
    await expect(parse({ headers: {}, body: '{}' }, {})).rejects.toThrow(
      'Say { verify: false }, and trust no delivery.',
    )
  })
})

test('hands no header on that holds the credential', async () => {
  const own = await parserFor({ authentication: [{ ...grounds, id: 'token', kind: 'header', header: null }] })
  const headers = { 'x-acme-event': 'made', 'X-Key': 'v' }
  const result = await own({ headers, body: '{"id":1}' }, { headerName: 'x-KEY', headerValue: 'v' })
  expect(result).toMatchObject({ ok: true, delivery: { headers: { 'x-acme-event': 'made' } } })
  expect(result.ok && result.delivery.headers).not.toHaveProperty('x-key')
})

/** A parser of one event type that a header tells, in a mode without authentication. */
function parserFor(
  changes: { readonly events?: Partial<Contract['events']> } & Partial<Omit<Contract, 'events'>>,
): Promise<Parse> {
  const provider = providerWith({ authentication: [none] }, thing)
  const [family] = provider.contract.events.families
  const types = [
    {
      ...grounds,
      type: 'thing.made',
      change: 'other',
      match: { 'header:X-Acme-Event': 'made' },
      schema: 'events/thing.schema.json',
    },
  ] as const
  const events = { ...provider.contract.events, families: [{ ...family, types }], ...changes.events }
  const contract = { ...provider.contract, ...changes, events } as Contract
  return parserOf({ ...provider, contract, readings: { 'thing.made': thing } })
}
