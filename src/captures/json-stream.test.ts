import { expect, it } from 'vitest'
import { deliveries, read } from '../../test/capture-texts.ts'

const json = JSON.stringify
const github = { guid: 'g', delivered_at: '2026-02-03T10:00:00Z' }
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

it.each<[string, unknown, string]>([
  ['github', { ...github, request: { headers: {}, payload: { id: 1 } } }, 'reserialised'],
  ['github', { ...github, request: { headers: {}, payload: 'text' } }, 'text-exact'],
  ['hookdeck', { models: [{ data: { headers: {}, body: { id: 1 } } }] }, 'reserialised'],
  ['hookdeck', { id: 'req_1', data: { headers: {}, body: '{}' } }, 'text-exact'],
  ['hookdeck', { body: { request: { headers: {}, data_string: '{}' } } }, 'text-exact'],
  ['hookdeck', { body: { request: { headers: {}, data_base64: 'e30=', data_string: '' } } }, 'exact'],
  ['requestbin', { headers: {}, body: [1], inferred_body_type: 'JSON' }, 'reserialised'],
  ['requestbin', { headers: {}, body: 'text', inferred_body_type: 'JSON' }, 'reserialised'],
  ['requestbin', { event: { headers: {}, body: 'text' } }, 'text-exact'],
  ['requestbin', { data: [{ event: { headers: {}, body: 'text' } }] }, 'text-exact'],
  ['requestbin', { headers: { 'content-length': '9' }, body: 'text' }, 'truncated'],
  ['stripe-cli', { id: 'evt_1', type: 'a' }, 'reserialised'],
  ['stripe-cli', { event_payload: '{}', http_headers: {} }, 'text-exact'],
  ['smee', { host: 'h', body: { id: 1 } }, 'reserialised'],
  ['smee', { host: 'h', body: { id: 1 }, rawbody: '{ "id": 1 }' }, 'text-exact'],
  ['smee', { host: 'h', body: 'text' }, 'text-exact'],
])('grades a body in a file of %s: %j', (format, value, fidelity) => {
  expect(deliveries(read(format, json(value)))).toMatchObject([{ fidelity }])
})

it.each<[string, string, unknown]>([
  ['github', 'no-request', 7],
  ['github', 'no-request', { request: [] }],
  ['github', 'wrong-type', { request: { headers: 7, payload: {} } }],
  ['github', 'no-body', { request: { headers: {}, payload: null } }],
  ['github', 'parsed-form', { request: { headers: form, payload: {} } }],
  ['hookdeck', 'no-request', { models: [7] }],
  ['hookdeck', 'wrong-type', { models: [{ data: { headers: 7 } }] }],
  ['hookdeck', 'no-body', { models: [{ data: { headers: {} } }] }],
  ['hookdeck', 'bad-base64', { request: { headers: {}, data_base64: '*' } }],
  ['hookdeck', 'no-body', { request: { headers: {}, data_string: 7 } }],
  ['requestbin', 'no-request', [7]],
  ['requestbin', 'wrong-type', { headers: 7 }],
  ['requestbin', 'no-body', { headers: {} }],
  ['requestbin', 'body-elsewhere', { headers: {}, body: { raw_body_url: 'https://example.com' } }],
  ['requestbin', 'body-elsewhere', { headers: {}, raw_body_url: 'https://example.com' }],
  ['requestbin', 'parsed-form', { headers: form, body: { a: 'b' } }],
  ['stripe-cli', 'no-request', { id: 'evt_1' }],
  ['stripe-cli', 'wrong-type', { event_payload: '{}' }],
  ['stripe-cli', 'no-body', { event_payload: {}, http_headers: {} }],
  ['smee', 'no-request', 7],
  ['smee', 'no-body', { host: 'h' }],
  ['smee', 'wrong-type', { host: 'h', body: {}, other: {} }],
  ['smee', 'parsed-form', { ...form, body: {} }],
])('says what is wrong with a file of %s: %s', (format, code, value) => {
  expect(read(format, json(value)).entries).toMatchObject([{ kind: 'broken', code }])
})

it.each<[string, unknown]>([
  ['github', [{ ...github }]],
  ['hookdeck', { models: [{ id: 'evt_1', status: 'SUCCESSFUL' }] }],
  ['requestbin', { method: 'GET', headers: {} }],
])('leaves out what is no delivery in a file of %s', (format, value) => {
  expect(read(format, json(value))).toMatchObject({ entries: [], leftOut: 1 })
})

it('keeps a parsed body as it stands, numbers and order of members included', () => {
  const body = '{"2": 1.0, "1": 12345678901234567890,\n  "a": "\\u00e9\\/"}'
  const text = `{\n "request": {"headers":{}, "payload": ${body}}}`
  const [delivery] = deliveries(read('github', text))
  expect(Buffer.from(delivery?.body ?? []).toString()).toBe(body)
  expect(delivery?.bodyPlace).toEqual({ form: 'verbatim', line: 2, column: 39 })
})

it('reads values by line, in a row, and in arrays', () => {
  const one = json({ event_payload: '{}', http_headers: {} })
  const pretty = one
  const spread = json(JSON.parse(one), null, 2)
  for (const text of [`${one}\n${pretty}\n`, `${spread}\n${spread}\n`, `[${one},${one}]`]) {
    expect(deliveries(read('stripe-cli', text)).map(({ place }) => place.entry)).toEqual([1, 2])
  }
})

it('reads events, whatever stands between them', () => {
  const event = json({ host: 'h', body: { text: 'a\u2028b' } })
  const text = `: comment\nid: 0\nevent: ready\ndata: {}\n\nid: 1\r\ndata:${event}\r\n\r\nevent: ping\ndata: {}\n\ndata: ${event.slice(0, 9)}`
  expect(read('smee', text).entries).toMatchObject([
    { kind: 'delivery', place: { line: 7, column: 6 } },
    { kind: 'broken', code: 'cut-off' },
  ])
})

it('skips what Stripe’s command line says while it forwards', () => {
  const event = json({ id: 'evt_1', type: 'a' })
  const text = `${event}\n2026-02-03 10:00:00  <--  [200] POST http://localhost:3000/ [evt_1]\n${event}\nwhat\n`
  expect(read('stripe-cli', text).entries.map(({ kind }) => kind)).toEqual(['delivery', 'delivery', 'broken'])
})

it.each(['github', 'hookdeck', 'requestbin', 'smee', 'ndjson', 'har', 'webhook-site', 'lambda'])(
  'takes __proto__ for a name like any other (%s)',
  (format) => {
    const inner =
      '{"request":{"headers":{},"payload":{},"method":"POST"},"data":{"headers":{},"body":{}},"headers":{},"body":"x","host":"h","requestContext":{},"token_id":"t","content":"x"}'
    const { entries } = read(format, `{"log":{"entries":[{"__proto__":${inner}}]},"__proto__":${inner}}`)
    expect(entries.every(({ kind }) => kind === 'broken')).toBe(true)
    expect(Object.keys(Object.prototype)).toEqual([])
  },
)

it('keeps a header called __proto__', () => {
  const [delivery] = deliveries(read('ndjson', '{"headers":{"__proto__":"1","a":"2"},"body":"x"}'))
  expect(delivery?.headers).toEqual([
    ['__proto__', '1'],
    ['a', '2'],
  ])
})

it('reads the requests beside one that is no UTF-8, and before the place where a file was cut off', () => {
  const one = json({ ...github, request: { headers: {}, payload: { text: 'x' } } })
  const bytes = Buffer.from(`[${one},${one},${one}`)
  bytes[bytes.lastIndexOf('x', one.length)] = 0xff
  expect(read('github', bytes).entries).toMatchObject([
    { kind: 'broken', code: 'not-utf-8' },
    { kind: 'delivery' },
    { kind: 'delivery' },
    { kind: 'broken', code: 'cut-off' },
  ])
})
