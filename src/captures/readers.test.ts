import fc from 'fast-check'
import { expect, it } from 'vitest'
import { archive, concat, deliveries, read } from '../../test/capture-texts.ts'
import { readers } from './index.ts'

const headers = [
  ['X-Event', 'create'],
  ['Content-Type', 'application/json'],
] as const

const written: readonly [string, (body: Uint8Array) => string | Uint8Array][] = [
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
      expect(delivery?.fidelity).toBe('exact')
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
        if (entry.kind === 'delivery') expect(entry.body.length).toBeLessThanOrEqual(given.length)
        else expect(entry.hint).toMatch(/\.$/)
      }
    }),
    { numRuns: 300 },
  )
})

it.each(readers.map((reader) => [reader.format]))('survives deep nesting (%s)', (format) => {
  const deep = `{"log":{"entries":${'['.repeat(100_000)}`
  expect(read(format, deep).entries.every((entry) => entry.kind === 'broken')).toBe(true)
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
