import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { type AttemptRecord, redacted, type SentRequest, type Terms } from '../model/index.ts'
import { curlOf } from './curl.ts'

test('makes one command, the content type first', () => {
  const command = commandOf({
    headers: [
      ['Host', 'localhost:3000'],
      ['X-Signature', 'abc'],
      ['Content-Type', 'application/json'],
      ['Content-Length', '11'],
      ['X-Empty', ''],
    ],
    body: `{"a":"it's"}`,
  })
  expect(command).toMatchInlineSnapshot(`
    "curl -i -X POST 'http://localhost:3000/hook' \\
      -H 'Content-Type: application/json' \\
      -H 'X-Empty;' \\
      -H 'X-Signature: abc' \\
      --data-raw '{"a":"it'\\''s"}'"
  `)
})

test('survives a shell word for word', () => {
  const body = `{"a":"it's $HOME \\"\`id\`\\" é 🎈\\n"}\n`
  const command = commandOf({ headers: [['X-Odd', `a'b"c$d`]], body }) ?? ''
  const words = execFileSync('sh', ['-c', command.replace(/^curl/, "printf '%s\\0'")])
    .toString()
    .split('\0')
  expect(words).toContain(`X-Odd: a'b"c$d`)
  expect(words).toContain(body)
})

test('says when it goes stale', () => {
  expect(commandOf({}, 'signature', undefined, 300)).toMatch(/^# within 300 s of its timestamp/)
})

test.each([
  ['signature', 'X-Secret', redacted, '-H "X-Secret: $HOOKPROOF_SECRET"'],
  ['basic', 'Authorization', `Basic ${redacted}`, '-u "$HOOKPROOF_USERNAME:$HOOKPROOF_PASSWORD"'],
  ['bearer', 'Authorization', `Bearer ${redacted}`, '-H "Authorization: Bearer $HOOKPROOF_TOKEN"'],
  ['header', 'X-Key', redacted, '-H "X-Key: $HOOKPROOF_HEADER_VALUE"'],
] as const)('reads the credential of mode %s from the environment', (kind, name, value, expected) => {
  expect(commandOf({ headers: [[name, value]] }, kind)).toContain(expected)
})

test.each<[string, Partial<SentRequest>, AttemptRecord['plan']['wire']]>([
  ['a body that was cut', { body: 'abc', bodyBytes: 5000 }, undefined],
  ['a body that is not text', { body: '\u0000' }, undefined],
  ['a body that is not UTF-8', { body: '\ufffd' }, undefined],
  ['a secret in the body', { body: redacted }, undefined],
  ['an aborted connection', {}, { abortAfter: 0.5 }],
  ['chunks', {}, { chunks: 2 }],
])('does not try %s', (_, request, wire) => {
  expect(commandOf(request, 'signature', wire)).toBeNull()
})

function commandOf(
  request: Partial<SentRequest>,
  kind: Terms['mode']['kind'] = 'signature',
  wire?: AttemptRecord['plan']['wire'],
  tolerance?: number,
): string | null {
  const body = request.body ?? '{}'
  const sent = {
    method: 'POST',
    url: 'http://localhost:3000/hook',
    headers: [],
    bodyBytes: Buffer.byteLength(body),
  }
  const plan = { event: 0, delivery: 'a', nature: 'genuine', ...(wire === undefined ? {} : { wire }) }
  return curlOf(
    { request: { ...sent, ...request, body }, plan } as unknown as AttemptRecord,
    {
      mode: { kind },
      contract: { freshness: tolerance === undefined ? null : { toleranceSeconds: { value: tolerance } } },
    } as unknown as Terms,
  )
}
