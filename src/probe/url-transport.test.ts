import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { noContent, openRecorder, type Recorder, type Respond } from '../../test/wire-recorder.ts'
import type { WireRequest } from '../model/index.ts'
import type { Transport } from './target.ts'
import { openUrl } from './url-transport.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function open(url: string): Transport {
  const transport = openUrl(url, 4)
  cleanups.push(() => transport.close())
  return transport
}

async function serve(listener: RequestListener): Promise<Transport> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`)
}

async function record(respond?: Respond): Promise<{ recorder: Recorder; transport: Transport }> {
  const recorder = await openRecorder(respond)
  cleanups.push(() => recorder.close())
  return { recorder, transport: open(recorder.url) }
}

const request = ({ url }: Transport, given: Partial<WireRequest> = {}): WireRequest => ({
  method: 'POST',
  url,
  headers: [['content-type', 'application/json']],
  body: Buffer.from('{}'),
  ...given,
})

test.each([200, 204, 302, 404, 500])('returns status %i, and follows nothing', async (status) => {
  const transport = await serve((_, response) => response.writeHead(status, { location: '/other' }).end())
  expect(await transport.send(request(transport), 5_000)).toMatchObject({
    kind: 'status',
    status,
    headers: { location: '/other' },
    body: '',
  })
})

test('returns repeated headers joined, and the beginning of the body', async () => {
  const transport = await serve((_, response) => {
    response.writeHead(200, [
      ['X-A', '1'],
      ['x-a', '2'],
    ] as never)
    response.write('é'.repeat(1_500))
    response.end('x'.repeat(200_000))
  })
  const answer = await transport.send(request(transport), 5_000)
  expect(answer).toMatchObject({ headers: { 'x-a': '1, 2' } })
  expect(answer).toHaveProperty('body', 'é'.repeat(1_500) + 'x'.repeat(500))
})

test('sends path, query, method and repeated headers as they are', async () => {
  let seen: object = {}
  const transport = await serve((incoming, response) => {
    const { method, url, rawHeaders } = incoming
    seen = { method, url, headers: rawHeaders.slice(rawHeaders.indexOf('X-Odd')).slice(0, 4) }
    response.end()
  })
  const headers = [
    ['X-Odd', 'a'],
    ['x-odd', 'b'],
  ] as const
  await transport.send(request(transport, { method: 'PUT', url: `${transport.url}?a=%20b`, headers }), 5_000)
  expect(seen).toEqual({ method: 'PUT', url: '/hook?a=%20b', headers: ['X-Odd', 'a', 'x-odd', 'b'] })
})

test.each<[string, Partial<WireRequest>, string]>([
  ['a header beyond ASCII', { headers: [['x', '\xe9']] }, '\r\nx: \xe9\r\n'],
  ['an empty header', { headers: [['x', '']] }, '\r\nx: \r\n'],
  ['blanks around a header', { headers: [['x', ' a ']] }, '\r\nx:  a \r\n'],
  ['a header that frames', { headers: [['Connection', 'close']] }, '\r\nConnection: close\r\n'],
  ['no content type', { headers: [], wire: { contentType: null } }, 'POST /hook HTTP/1.1\r\nhost:'],
  ['a wish for the wire', { wire: { headerCase: 'upper' } }, '\r\nCONTENT-TYPE: application/json\r\n'],
])('sends %s byte by byte', async (_, given, expected) => {
  const { recorder, transport } = await record((_, socket) => socket.end(noContent))
  expect(await transport.send(request(transport, given), 5_000)).toMatchObject({ status: 204 })
  expect((await recorder.connection(0)).text).toContain(expected)
})

test.each<[string, Respond | undefined, object]>([
  ['nothing at all', undefined, { kind: 'timeout' }],
  [
    'a body without end',
    (_, socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'),
    { kind: 'timeout' },
  ],
  ['a closed connection', (_, socket) => void socket.end(), { kind: 'closed' }],
  ['a reset', (_, socket) => void socket.resetAndDestroy(), { kind: 'closed' }],
  ['what is no HTTP', (_, socket) => void socket.end('nonsense\r\n\r\n'), { kind: 'closed' }],
  [
    'half a body',
    (_, socket) => void socket.end('HTTP/1.1 202 OK\r\nContent-Length: 9\r\n\r\nab'),
    { status: 202, body: 'ab' },
  ],
])('tells %s', async (_, respond, expected) => {
  const { transport } = await record(respond)
  expect(await transport.send(request(transport), 60)).toMatchObject(expected)
})

test('tells that nobody listens', async () => {
  const { recorder, transport } = await record()
  await recorder.close()
  expect(await transport.send(request(transport), 5_000)).toMatchObject({
    kind: 'refused',
    detail: 'ECONNREFUSED',
  })
})

test('follows an unsigned upload on its connection, or on another one where that was closed', async () => {
  const seen: string[] = []
  const serving = (isClosed: boolean): Promise<Transport> =>
    serve((incoming, response) => {
      const signed = incoming.headers['x-signature'] !== undefined
      seen.push(`${signed ? 'request' : 'upload'} from ${incoming.socket.remotePort}`)
      if (isClosed) response.setHeader('connection', 'close')
      incoming.resume().on('end', () => response.writeHead(signed ? 204 : 401).end())
    })
  const after = { headers: [['x-signature', 'good']], wire: { after: 'unsigned-upload' } } as const
  for (const isClosed of [false, true]) {
    const transport = await serving(isClosed)
    expect(await transport.send(request(transport, after), 5_000)).toMatchObject({ status: 204 })
    const [upload, sent] = seen.splice(0)
    expect([upload, sent].map((one) => one?.split(' ')[0])).toEqual(['upload', 'request'])
    expect(upload?.split(' ')[2] === sent?.split(' ')[2]).toBe(!isClosed)
  }
})
