import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mitmproxyFlow } from '../../fixtures/capture-writers/mitmproxy-flow.ts'
import { captures } from '../../fixtures/captures/write.ts'
import { archive, concat, deliveries, read } from '../../test/capture-texts.ts'
import { readers } from './index.ts'

const headers = [
  ['X-Event', 'create'],
  ['Content-Type', 'application/json'],
] as const

const base64 = (body: Uint8Array): string => Buffer.from(body).toString('base64')

const written: readonly [string, (body: Uint8Array) => string | Uint8Array][] = [
  ['mitmproxy', (body) => mitmproxyFlow({ headers: [...headers], body }, 0)],
  [
    'vcr',
    (body) =>
      `---\nhttp_interactions:\n- request:\n    method: post\n    body:\n      base64_string: "${base64(body)}"\n    headers: {}\n  response: {}\nrecorded_with:`,
  ],
  [
    'vcr',
    (body) =>
      JSON.stringify({
        http_interactions: [
          { request: { body: { base64_string: base64(body) }, method: 'post' }, response: {} },
        ],
        recorded_with: 'VCR',
      }),
  ],
  [
    'vcrpy',
    (body) =>
      `interactions:\n- request:\n    body: !!binary |\n      ${base64(body)}\n    headers: {}\n    method: POST\nversion:`,
  ],
  [
    'hookdeck',
    (body) =>
      JSON.stringify({
        body: { cli_path: '/', request: { data_base64: base64(body), data_string: '', headers: {} } },
      }),
  ],
  ['ndjson', (body) => `${JSON.stringify({ headers, bodyBase64: Buffer.from(body).toString('base64') })}\n`],
  ['har', (body) => archive({ text: Buffer.from(body).toString('base64'), encoding: 'base64' })],
  ['ngrok', (body) => ngrokAnswer(body)],
  [
    'webhook-tester',
    (body) =>
      JSON.stringify([
        { request_payload_base64: Buffer.from(body).toString('base64'), headers: [], method: 'POST' },
      ]),
  ],
  [
    'lambda',
    (body) =>
      JSON.stringify({
        requestContext: { http: { method: 'POST' } },
        headers: {},
        body: Buffer.from(body).toString('base64'),
        isBase64Encoded: true,
      }),
  ],
  [
    'http',
    (body) =>
      concat(`POST /hooks HTTP/1.1\r\nX-Event: create\r\nContent-Length: ${body.length}\r\n\r\n`, body),
  ],
  [
    'http',
    (body) =>
      concat(
        `POST /hooks HTTP/1.1\nTransfer-Encoding: chunked\n\n${body.length.toString(16)}\n`,
        body,
        body.length > 0 ? '\n0\n\n' : '\n',
      ),
  ],
]

/** One request, as the ngrok agent tells it. */
function ngrokAnswer(body: Uint8Array): string {
  const head = `POST /hooks HTTP/1.1\r\nX-Event: create\r\nContent-Length: ${body.length}\r\n\r\n`
  const raw = Buffer.from(concat(head, body)).toString('base64')
  return JSON.stringify({ requests: [{ tunnel_name: 'command_line', request: { raw } }] })
}

it.each(written)('keeps every byte of a body (%s)', (format, write) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (body) => {
      const [delivery] = deliveries(read(format, write(body)))
      // An empty text says nothing about base64.
      if (body.length > 0) expect(delivery?.fidelity).toBe('exact')
      expect(Buffer.from(delivery?.body ?? []).toString('hex')).toBe(Buffer.from(body).toString('hex'))
    }),
    { numRuns: 50 },
  )
})

it.each(written)('never takes half a file for a whole one (%s)', (format, write) => {
  const body = '{"id":7,"note":"Grüezi\\n"}'
  const whole = Buffer.from(write(Buffer.from(body)))
  for (let length = 1; length < whole.toString('latin1').trimEnd().length; length++) {
    const { entries } = read(format, whole.subarray(0, length))
    const complete = entries.filter((entry) => entry.kind === 'delivery' && entry.fidelity === 'exact')
    expect(entries.length, `cut at ${length}`).toBeGreaterThan(complete.length)
    for (const entry of deliveries({ file: '', format, entries: complete, leftOut: 0 })) {
      expect(Buffer.from(entry.body).toString(), `cut at ${length}`).toBe(body)
    }
  }
})

it.each(readers.map((reader) => [reader.format]))('survives anything (%s)', (format) => {
  const pieces = fc.constantFrom(
    'POST / HTTP/1.1\r\n',
    'content-length: 3\r\n',
    'transfer-encoding: chunked\r\n',
    '\r\n',
    '\n',
    '3\r\nabc\r\n',
    '0\r\n\r\n',
    '{"log":{"entries":[',
    '{"request":{"method":"POST","headers":[],"postData":{"text":"a"}}}',
    ',',
    ']}}',
    '{"headers":[],"body":"x"}',
    '{"requests":[{"request":{"raw":"UE9TVCAvIEhUVFAvMS4xDQoNCg=="}}',
    '{"request_payload_base64":"eA==","headers":[]}',
    '{"data":[{"token_id":"t","headers":{},"content":"x"}',
    '{"requestContext":{},"headers":{},"body":"x"}',
    '{"headers":{"a":1},"body":"x"}',
    '{"guid":"g","delivered_at":"","request":{"headers":{},"payload":{"a":1}}}',
    '{"models":[{"source_id":"s","data":{"headers":{},"body":[1]}}',
    '{"body":{"request":{"data_string":"x","headers":{}}}}',
    '{"inferred_body_type":"JSON","headers":{},"body":{}}',
    '{"event_payload":"x","http_headers":{}}',
    '{"id":"evt_1","type":"x"}',
    'data: {"host":"h","body":{},"timestamp":1}\n\n',
    'http_interactions:\n- request:\n    method: post\n    body: "x"\n    headers: {}\n',
    'interactions:\n- request:\n    method: POST\n    body: !!binary |\n      eA==\n',
    '- &a {request: *a, body: *a}\n',
    'recorded_with: x\n',
    "curl http://localhost/ -H 'a: b' -d '",
    "x'\n",
    "$'\\x41\\u00e9'",
    '\\\n',
    '### name\n',
    'POST http://localhost/{{a}}\n',
    '@a = {{a}}b\n',
    '< ./a.json\n',
    '20:7:request;6:3:abc,]}',
    '5:',
    '"\\ud800"',
    '{',
    '[',
    ']',
    '}',
    '\u0000',
    'é',
    '__proto__',
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => Buffer.from(parts.join(''))),
  )
  fc.assert(
    fc.property(bytes, (given) => {
      for (const entry of read(format, given).entries) {
        expect(entry.place.line).toBeGreaterThan(0)
        expect(entry.place.column).toBeGreaterThan(0)
        // Aliases and variables repeat what the file holds.
        const most = /^(rest|vcr|vcrpy)$/.test(format) ? 20 * given.length : given.length
        if (entry.kind === 'delivery') expect(entry.body.length).toBeLessThanOrEqual(most)
        else expect(entry.hint).toMatch(/\.$/)
      }
    }),
    { numRuns: 300 },
  )
})

it.each(readers.map((reader) => [reader.format]))('survives deep nesting (%s)', (format) => {
  for (const head of ['{"log":{"entries":', 'interactions: ', 'http_interactions: ', 'data: ', "curl -d '"]) {
    for (const nest of ['[', '{"a":', '- ', '{{', '5:5:', "$'"]) {
      const { entries } = read(format, head + nest.repeat(20_000))
      expect(entries.every((entry) => entry.kind === 'broken')).toBe(true)
    }
  }
})

it('reads each of the fixtures by its beginning, however short that is', () => {
  const recognised = (text: string): string | undefined =>
    readers.find((reader) => reader.recognises(text))?.format
  const files = [...captures()].filter(([path]) => !/(update|env)\.json$/.test(path))
  expect(files.length).toBeGreaterThan(30)
  for (const [path, bytes] of files) {
    for (const length of [1_000, 10_000]) {
      const text = Buffer.from(bytes.subarray(0, length)).toString()
      expect(recognised(text), `${length} of ${path}`).toBe(path.split('/')[0])
    }
  }
})

it.each(readers.map((reader) => [reader.format]))('has a file as its tool writes it (%s)', (format) => {
  const all = captures()
  const own = [...all].filter(([path]) => path.startsWith(`${format}/`))
  const found = own.flatMap(([, bytes]) =>
    deliveries(read(format, bytes, (path) => all.get(`${format}/${path.replace('./', '')}`) ?? 'missing')),
  )
  expect(found.length).toBeGreaterThan(0)
})

it('is found by the beginning of its files', () => {
  const beginnings: readonly [string, string | undefined][] = [
    ['{"log":{"version"', 'har'],
    ['\n {\n  "log": {', 'har'],
    ['{"uri":"/api/requests/http","requests":[{"uri":"/x","tunnel_name":', 'ngrok'],
    ['[{"uuid":"x","request_payload_base64":', 'webhook-tester'],
    ['{"data":[{"uuid":"x","token_id":', 'webhook-site'],
    ['{"version":"2.0","requestContext": {', 'lambda'],
    ['{"headers":[],"body":"{\\"requestContext\\": {"', 'ndjson'],
    ['{"id":1,"guid":"g","delivered_at":"', 'github'],
    ['[{"id":1,"guid":"g","delivered_at":"2026', 'github'],
    ['{"pagination":{"limit":1},"count":1,"models":[', 'hookdeck'],
    ['{"type":"attempt","body":{"cli_path":"/","event_id"', 'hookdeck'],
    ['{"id":"req_1","team_id":"t","source_id":"s"', 'hookdeck'],
    ['{"method":"POST","client_ip":"1.2.3.4","headers":{', 'requestbin'],
    ['{"event":{"headers":{},"inferred_body_type":"JSON"', 'requestbin'],
    ['{"id":"evt_1","object":"event"', 'stripe-cli'],
    ['{"endpoint":{},"event_payload":"', 'stripe-cli'],
    ['id: 0\nevent: ready\ndata: {}\n\n', 'smee'],
    ['{"host":"smee.io","content-type":"application/json","body":{', 'smee'],
    ['---\nhttp_interactions:\n', 'vcr'],
    ['{"http_interactions":[{', 'vcr'],
    ['interactions:\n- request:', 'vcrpy'],
    ['# made by hand\nversion: 1\ninteractions:\n', 'vcrpy'],
    ['{\n    "version": 1,\n    "interactions": [', 'vcrpy'],
    ['1743:9:websocket;0:~8:response;', 'mitmproxy'],
    ["curl 'http://localhost' \\\n", 'curl'],
    ['# a comment\n\n$ curl -d x y', 'curl'],
    ['#!/usr/bin/env bash\nset -e\ncurl x', 'curl'],
    ['### first\nPOST http://localhost:3000/hooks', 'rest'],
    ['POST http://localhost:3000/hooks\nX-A: 1\n\n{}', 'rest'],
    ['POST {{host}}/hooks HTTP/1.1\nX-A: 1\n\n{}', 'rest'],
    ['@host = http://localhost\n\nPOST {{host}}/hooks', 'rest'],
    ['POST http://localhost/hooks HTTP/1.1\nContent-Length: 2\n\n{}', 'http'],
    // Where a name stands decides: parsed bodies may hold any.
    [
      '{"guid":"g","delivered_at":"","request":{"payload":{"token_id":1,"models":[],"requestContext":{',
      'github',
    ],
    ['{"headers":{},"body":{"tunnel_name":"","event_payload":""', 'ndjson'],
    ['# Notes\n\nPOST is a method.', undefined],
    ['interaction: 1', undefined],
    ['data: none', undefined],
    ['{"headers":', 'ndjson'],
    ['[\n {"headers":', 'ndjson'],
    ['\r\nPOST /a HTTP/1.1\r\n', 'http'],
    ['GET / HTTP/1.0\n', 'http'],
    ['HTTP/1.1 200 OK\r\n', undefined],
    ['log: 1', undefined],
    ['', undefined],
  ]
  for (const [text, format] of beginnings) {
    expect(readers.find((reader) => reader.recognises(text))?.format, text).toBe(format)
  }
})
