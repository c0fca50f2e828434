import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openDesk, type RecordingDesk, type RecordingOptions } from '../../test/recording-desk.ts'

async function setup(options: RecordingOptions = {}): Promise<RecordingDesk> {
  const desk = await openDesk({ providers: [], ...options })
  onTestFinished(desk.close)
  return desk
}

/** Writes these bytes, and gives all that comes back until the other side closes. */
async function raw(url: string, ...pieces: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1')
  })
  socket.on('error', () => {})
  for (const piece of pieces) socket.write(piece, 'latin1')
  await once(socket, 'close')
  return received
}

const post = (length: number, more = ''): string =>
  `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${length}\r\n${more}\r\n`

it('refuses a body that is too large, whether it says so or not, and goes on', async () => {
  const { url, happenings, recorded } = await setup({ maxBodyBytes: 1_000 })
  const body = 'x'.repeat(5_000)
  expect(await raw(url, post(5_000), body)).toMatch(/^HTTP\/1\.1 413 /)
  const chunked = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n'
  expect(await raw(url, chunked, `1388\r\n${body}\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /)
  expect(await raw(url, post(1_000), 'x'.repeat(1_000))).toMatch(/^HTTP\/1\.1 200 /)
  expect(happenings).toMatchObject([{ why: 'too-large' }, { why: 'too-large' }, { kind: 'delivery' }])
  expect(await recorded()).toHaveLength(1)
})

it('waits for nobody who does not go on', async () => {
  const { url, happenings } = await setup({ timeoutsMs: { head: 60, whole: 120 } })
  expect(await raw(url, 'POST / HTTP/1.1\r\nHost')).toMatch(/^HTTP\/1\.1 408 /)
  expect(await raw(url, post(10), 'x')).toMatch(/^HTTP\/1\.1 408 /)
  expect(happenings).toMatchObject([{ why: 'too-slow' }, { why: 'too-slow' }])
})

it.each([
  ['no HTTP', 'hello\r\n\r\n', 400, 'malformed'],
  ['headers without end', `POST / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431, 'too-large'],
])('answers %s, and keeps nothing of it', async (_, bytes, status, why) => {
  const { url, happenings, recorded } = await setup()
  expect(await raw(url, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(happenings).toMatchObject([{ why }])
  expect(await recorded()).toEqual([])
})

it('keeps nothing of a delivery that broke off', async () => {
  const { url, happenings, recorded, close } = await openDesk({ providers: [] })
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await new Promise<void>((resolve) => socket.write(`${post(10)}abc`, () => resolve()))
  socket.destroy()
  while (happenings.length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(happenings).toMatchObject([{ why: 'broken-off' }])
  expect(await recorded()).toEqual([])
  await close()
})

it('keeps names, order and repetitions of headers, more than Node would', async () => {
  const { url, recorded } = await setup()
  const many = Array.from({ length: 2_500 }, (_, index) => `a${index}: ${index}\r\n`).join('')
  await raw(url, post(2, `X-B: 2\r\nx-a: 1\r\nX-B: \r\nx-b: caf\xe9\r\n${many}`), '{}')
  const [delivery] = await recorded()
  expect(delivery?.headers.slice(3, 7)).toEqual([
    ['X-B', '2'],
    ['x-a', '1'],
    ['X-B', ''],
    ['x-b', 'caf\xe9'],
  ])
  expect(delivery?.headers).toHaveLength(2_507)
})

it('does not acknowledge what it could not store, and takes no more than wanted', async () => {
  let isFull = true
  const stored: string[] = []
  const { url, happenings } = await setup({
    limit: 1,
    store: async (line) => {
      if (isFull) throw new Error('no space left')
      stored.push(line)
    },
  })
  const send = async (): Promise<number> => (await fetch(url, { method: 'POST', body: 'x' })).status
  expect(await send()).toBe(503)
  isFull = false
  expect([await send(), await send()]).toEqual([200, 503])
  expect(happenings).toMatchObject([{ kind: 'not-stored' }, { kind: 'delivery' }])
  expect(stored).toHaveLength(1)
})

it('answers what has begun to arrive before it closes', async () => {
  const { url, recorded, close } = await openDesk({ providers: [] })
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1')
  })
  const continued = once(socket, 'data')
  socket.write(post(4, 'Expect: 100-continue\r\n'))
  await continued
  expect(received).toMatch(/^HTTP\/1\.1 100 /)
  const file = recorded()
  const closing = close()
  socket.write('late')
  await once(socket, 'close')
  expect(received).toMatch(/HTTP\/1\.1 200 /)
  await Promise.all([file, closing])
})
