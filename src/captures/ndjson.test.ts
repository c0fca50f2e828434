import { expect, it } from 'vitest'
import { deliveries, read, readCapture } from '../../test/capture-texts.ts'
import { readers } from './index.ts'

const headers = [
  ['X-Event', 'create'],
  ['Content-Type', 'application/json'],
] as const

it('reads pairs, lists and texts as headers, and keeps what the tool said', () => {
  const line = {
    receivedAt: '2026-02-03T10:00:00Z',
    method: 'POST',
    url: '/h',
    headers: { a: ['1', '2'], b: '3' },
    body: '{}',
  }
  expect(deliveries(read('ndjson', JSON.stringify(line)))[0]).toMatchObject({
    receivedAt: '2026-02-03T10:00:00Z',
    method: 'POST',
    url: '/h',
    headers: [
      ['a', '1'],
      ['a', '2'],
      ['b', '3'],
    ],
    bodyPlace: { form: 'json-string', line: 1 },
  })
})

it('does not take for exact what was redacted', () => {
  const fidelity = (redacted: unknown): unknown =>
    deliveries(read('ndjson', JSON.stringify({ headers, body: 'a', redacted })))[0]?.fidelity
  expect([true, false, undefined, 'true'].map(fidelity)).toEqual(['reserialised', 'exact', 'exact', 'exact'])
})

it('reads a formatted object and a formatted array', () => {
  const one = { headers, body: 'a' }
  expect(deliveries(read('ndjson', JSON.stringify(one, null, 2)))).toHaveLength(1)
  const many = deliveries(read('ndjson', JSON.stringify([one, one], null, 2)))
  expect(many.map((delivery) => delivery.place)).toMatchObject([
    { entry: 1, line: 2 },
    { entry: 2, line: 15 },
  ])
})

it('reads UTF-16 files with a byte order mark', () => {
  const text = JSON.stringify({ headers, body: 'Zürich' })
  const [delivery] = deliveries(
    read('ndjson', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])),
  )
  expect(Buffer.from(delivery?.body ?? []).toString()).toBe('Zürich')
})

it.each([
  ['{"headers":[],"body":"a"', 'cut-off', 1, 25],
  ['\n{"headers":[],,"body":"a"}', 'bad-json', 2, 15],
  ['[]]', 'bad-json', 1, 3],
  ['7', 'wrong-type', 1, 1],
  ['{"body":"a"}', 'no-headers', 1, 1],
  ['{"headers":{"a":1},"body":"a"}', 'wrong-type', 1, 12],
  ['{"headers":{"a b":"1"},"body":"a"}', 'wrong-type', 1, 12],
  ['{"headers":[]}', 'no-body', 1, 1],
  ['{"headers":[],"body":{"id":1}}', 'wrong-type', 1, 22],
  ['{"headers":[],"body":"a","bodyBase64":"YQ=="}', 'two-bodies', 1, 39],
  ['{"headers":[],"bodyBase64":"YQ"}', 'bad-base64', 1, 28],
  ['{"headers":[],"bodyBase64":7}', 'bad-base64', 1, 28],
  ['{"headers":[],"body":"\\ud800"}', 'half-character', 1, 22],
  ['{"headers":[],"body":"a","receivedAt":7}', 'wrong-type', 1, 39],
])('says what is wrong with %j and reads the next line', (line, code, row, column) => {
  const { entries } = read('ndjson', `${line}\n{"headers":[],"body":""}\n`)
  expect(entries[0]).toMatchObject({ kind: 'broken', code, place: { line: row, column } })
  if (code !== 'bad-json' || !line.startsWith('[')) expect(entries[1]).toMatchObject({ kind: 'delivery' })
})

it('refuses bytes that are no text, and reads the other lines', () => {
  const bytes = Buffer.concat([
    Buffer.from('{"headers":[],"body":"'),
    Buffer.from([0xff]),
    Buffer.from('"}\n{"headers":[],"body":"ok"}'),
  ])
  expect(read('ndjson', bytes).entries).toMatchObject([{ code: 'not-utf-8' }, { kind: 'delivery' }])
})

const ours = JSON.stringify({ headers, body: '{"id":1}' })

it.each([
  ['a line without its beginning', 'xx{"receivedAt":"2026-02-03T10'],
  ['a comment', '# captured by me'],
  ['a line of a log', '[2026-02-03] starting'],
  ['half a line', '{"headers":[["X-Event","cre'],
])('looks past %s at the beginning, which is the only broken entry', (_, first) => {
  const text = `${first}\n${ours}\n${ours}\n`
  expect(readCapture(Buffer.from(text), 'a')?.format).toBe('ndjson')
  expect(read('ndjson', text).entries).toMatchObject([
    { kind: 'broken', place: { entry: 1, line: 1 } },
    { kind: 'delivery', place: { entry: 2, line: 2 } },
    { kind: 'delivery', place: { entry: 3, line: 3 } },
  ])
})

it('looks past a damaged line when the next one is longer than what is looked at', () => {
  const long = JSON.stringify({ headers, body: 'a"\n'.repeat(30_000) }).slice(0, 65_000)
  expect(readers.find((reader) => reader.recognises(`lost\n${long}`))?.format).toBe('ndjson')
})

it.each([
  ['a document that shows one', `# Captures\n\nLines look like this:\n\n\`\`\`\n${ours}\n\`\`\`\n`],
  ['a script that sends one', `cat <<EOF\n${ours}\nEOF\n`],
  ['text', 'starting\nready\n'],
  ['other JSON behind text', 'starting\n{"headers":{}}\n{"body":""}\n{"request":{"headers":{},"body":""}}\n'],
])('does not take %s for a capture', (_, text) => {
  expect(readCapture(Buffer.from(text), 'a')).toBeUndefined()
})

it.each([
  ['http', `POST /hooks HTTP/1.1\nContent-Type: application/json\n\n${ours}`],
  ['rest', `### one\nPOST http://localhost/hooks\n\n${ours}\n${ours}\n${ours}\n${ours}`],
  ['curl', `curl http://localhost -d '\n${ours}\n${ours}\n${ours}'`],
  ['smee', `id: 0\ndata: {"a":1}\n\n${ours}\n${ours}\n${ours}`],
])('leaves to %s what holds such lines as bodies', (format, text) => {
  expect(readCapture(Buffer.from(text), 'a')?.format).toBe(format)
})
