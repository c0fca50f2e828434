import { afterEach, expect, test } from 'vitest'
import {
  answerAfter,
  noContent,
  openRecorder,
  type Recorder,
  type Respond,
} from '../../test/wire-recorder.ts'
import type { Wire, WireRequest } from '../model/index.ts'
import { writeHead } from './raw-head.ts'
import { sendRaw } from './raw-sender.ts'

const open: Recorder[] = []
afterEach(async () => {
  for (const recorder of open.splice(0)) await recorder.close()
})

async function setup(respond?: Respond): Promise<Recorder> {
  const recorder = await openRecorder(respond)
  open.push(recorder)
  return recorder
}

const body = '{"name":"grüße 🪝"}'
const bytes = Buffer.from(body).toString('latin1')

function request({ url }: Recorder, wire: Wire = {}, headers: WireRequest['headers'] = []): WireRequest {
  return { method: 'POST', url, headers, body: Buffer.from(body), wire }
}

const head = (sent: WireRequest): string => writeHead(sent).toString('latin1')

test('sends exactly its head and body', async () => {
  const recorder = await setup(answerAfter('}', noContent))
  const headers = [
    ['X-ODD', 'caf\xe9 \xff'],
    ['x-odd', ' padded '],
    ['x-odd', ''],
  ] as const
  const sent = request(recorder, { headerCase: 'upper' }, headers)
  expect(await sendRaw(sent, 5_000)).toMatchObject({ kind: 'status', status: 204 })
  const { text } = await recorder.connection(0)
  expect(text).toBe(head(sent) + bytes)
  expect(text).toContain('\r\nX-ODD: caf\xe9 \xff\r\nX-ODD:  padded \r\nX-ODD: \r\n')
})

test('sends no content type unless there is one', async () => {
  const recorder = await setup(answerAfter('}', noContent))
  await sendRaw(request(recorder, { contentType: null }), 5_000)
  expect((await recorder.connection(0)).text.toLowerCase()).not.toContain('content-type')
})

test('sends what is no HTTP as it is', async () => {
  const recorder = await setup(answerAfter('}', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'))
  const malformed = 'POST /hook HTTP/1.1\r\nhost localhost\r\nContent-Length: 5, 6\r\n\r\n'
  expect(await sendRaw(request(recorder, { head: malformed }), 5_000)).toMatchObject({ status: 400 })
  expect((await recorder.connection(0)).text).toBe(malformed + bytes)
})

test.each([2, 5, 100])('writes the body in up to %i pieces', async (writes) => {
  const recorder = await setup(answerAfter('}', noContent))
  const sent = request(recorder, { writes, pauseMs: 2 })
  expect(await sendRaw(sent, 5_000)).toMatchObject({ status: 204 })
  const { text, pieces } = await recorder.connection(0)
  expect(text).toBe(head(sent) + bytes)
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces.length).toBeLessThanOrEqual(1 + writes)
})

test('sends chunks that add up to the body, and an end', async () => {
  const recorder = await setup(answerAfter('\r\n0\r\n\r\n', noContent))
  const sent = request(recorder, { chunks: 3 })
  expect(await sendRaw(sent, 5_000)).toMatchObject({ status: 204 })
  const { text } = await recorder.connection(0)
  expect(text.startsWith(head(sent))).toBe(true)
  expect(text).not.toMatch(/content-length/i)
  const chunks = text.slice(head(sent).length).split('\r\n')
  expect(chunks.filter((_, index) => index % 2 === 1).join('')).toBe(bytes)
  expect(chunks.filter((_, index) => index % 2 === 0)).toEqual(['8', '8', '7', '0', ''])
})

test('sends an empty body in one chunk that is the end', async () => {
  const recorder = await setup(answerAfter('0\r\n\r\n', noContent))
  const sent = { ...request(recorder, { chunks: 4 }), body: Buffer.alloc(0) }
  expect(await sendRaw(sent, 5_000)).toMatchObject({ status: 204 })
  expect((await recorder.connection(0)).text).toBe(`${head(sent)}0\r\n\r\n`)
})

test.each([
  [0, 0],
  [0.5, Math.floor(bytes.length / 2)],
  [1, bytes.length],
])('closes in order after %d of the body', async (abortAfter, length) => {
  const recorder = await setup()
  const sent = request(recorder, { abortAfter, abortBy: 'close' })
  expect(await sendRaw(sent, 5_000)).toMatchObject({ kind: 'aborted' })
  const connection = await recorder.connection(0)
  expect(await connection.ended).toBe('fin')
  expect(connection.text).toBe(head(sent) + bytes.slice(0, length))
})

test.each([0, 0.5, 1])('resets after %d of the body', async (abortAfter) => {
  const recorder = await setup()
  const sent = request(recorder, { abortAfter, abortBy: 'reset' })
  expect(await sendRaw(sent, 5_000)).toMatchObject({ kind: 'aborted' })
  const connection = await recorder.connection(0)
  expect(await connection.ended).toBe('reset')
  expect(head(sent) + bytes).toContain(connection.text)
})

test('breaks chunks off without their end', async () => {
  const recorder = await setup()
  await sendRaw(request(recorder, { chunks: 2, abortAfter: 1 }), 5_000)
  const connection = await recorder.connection(0)
  await connection.ended
  expect(connection.text).toContain(bytes.slice(-5))
  expect(connection.text).not.toContain('\r\n0\r\n')
})

test('holds the body back until it is told to continue', async () => {
  const recorder = await setup((text, socket) => {
    if (text.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 100 Continue\r\n\r\n')
    else if (text.endsWith('}')) socket.end(noContent)
  })
  const sent = request(recorder, { expectContinue: true })
  expect(await sendRaw(sent, 5_000)).toMatchObject({ status: 204 })
  expect((await recorder.connection(0)).pieces).toEqual([head(sent), bytes])
})

test('keeps what comes together with "100 Continue"', async () => {
  const recorder = await setup((text, socket) => {
    if (text.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n')
    else if (text.endsWith('}')) socket.end('Content-Length: 2\r\n\r\nok')
  })
  expect(await sendRaw(request(recorder, { expectContinue: true }), 5_000)).toMatchObject({
    status: 200,
    body: 'ok',
  })
})

test('sends no body after a final answer to what it expects', async () => {
  const final = 'HTTP/1.1 417 Expectation Failed\r\nX-Limit: at 100 now\r\nContent-Length: 0\r\n\r\n'
  const recorder = await setup(answerAfter('\r\n\r\n', final))
  const sent = request(recorder, { expectContinue: true })
  expect(await sendRaw(sent, 5_000)).toMatchObject({ status: 417 })
  expect((await recorder.connection(0)).text).toBe(head(sent))
})

test.each<[string, Respond | undefined, object]>([
  ['nobody answers', undefined, { kind: 'timeout' }],
  [
    'an answer never ends',
    (_, socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'),
    { kind: 'timeout' },
  ],
  ['nobody continues', undefined, { kind: 'timeout' }],
])('gives up when %s', async (name, respond, expected) => {
  const recorder = await setup(respond)
  const wire = name === 'nobody continues' ? { expectContinue: true } : {}
  expect(await sendRaw(request(recorder, wire), 50)).toMatchObject(expected)
})

test.each<[string, Respond, object]>([
  ['closed', (_, socket) => void socket.end(), { kind: 'closed' }],
  ['reset', (_, socket) => void socket.resetAndDestroy(), { kind: 'closed', detail: 'ECONNRESET' }],
  ['no HTTP', (_, socket) => void socket.end('nonsense\r\n\r\n'), { kind: 'closed' }],
  [
    'cut off',
    (_, socket) => void socket.end('HTTP/1.1 202 OK\r\nContent-Length: 9\r\n\r\nab'),
    { status: 202, body: 'ab' },
  ],
])('tells an answer that is %s', async (_, respond, expected) => {
  const recorder = await setup(respond)
  expect(await sendRaw(request(recorder), 5_000)).toMatchObject(expected)
})

test('tells that nobody listens, also when it meant to break off', async () => {
  const recorder = await openRecorder()
  await recorder.close()
  for (const wire of [{}, { abortAfter: 0.5 }, { writes: 3, pauseMs: 1 }, { expectContinue: true }])
    expect(await sendRaw(request(recorder, wire), 5_000)).toMatchObject({
      kind: 'refused',
      detail: 'ECONNREFUSED',
    })
})
