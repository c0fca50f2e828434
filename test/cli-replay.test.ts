import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { correct, type Running } from '../fixtures/receivers/index.ts'
import { loadProvider } from '../src/contracts/index.ts'
import { hookproof } from './fake-shell.ts'
import { openDesk } from './recording-desk.ts'
import { at, type ScratchFolder, scratchFolder, secret } from './validation-reports.ts'

const valid = `${at}/ndjson/valid.ndjson`
const running: Running[] = []
let folder: ScratchFolder

beforeAll(async () => {
  folder = await scratchFolder()
})

afterAll(async () => {
  await folder.remove()
  for (const receiver of running) await receiver.close()
})

async function receiverOf(provider: string, key: string): Promise<Running> {
  const found = correct.find(({ name }) => name === 'node-http')
  if (found === undefined) throw new Error('there is no receiver node-http')
  const receiver = await found.start({ provider, secret: key, store: 'memory' })
  running.push(receiver)
  return receiver
}

/** The deliveries of a provider, recorded from `send`. */
async function recordedFrom(provider: string, key: string, events: readonly string[]): Promise<string> {
  const desk = await openDesk({ providers: [await loadProvider(provider)] })
  for (const event of events) {
    const said = await hookproof([
      'send',
      desk.url,
      '--provider',
      provider,
      '--secret',
      key,
      '--event',
      event,
    ])
    expect(said.code).toBe(0)
  }
  const file = await folder.write(`${provider}-${events.length}.ndjson`, await readFile(desk.file, 'utf8'))
  await desk.close()
  return file
}

describe('a dry run', () => {
  test('shows what would be sent, and sends nothing', async () => {
    const { code, stdout, stderr } = await hookproof([
      'replay',
      valid,
      'http://127.0.0.1:9/hooks',
      '--dry-run',
    ])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatchInlineSnapshot(`
      "
       3 deliveries from fixtures/captures/ndjson/valid.ndjson to http://127.0.0.1:9/hooks

        events    moco Activity/create 2, moco Activity/delete 1
        pace      recorded over 20.0 s; sent as fast as it goes, one after the other
        attempts  3
        bytes     as they were recorded

       Nothing was sent: --dry-run.
      "
    `)
  })

  test('as JSON', async () => {
    const said = await hookproof(['replay', valid, 'http://127.0.0.1:9/', '--dry-run', '--reporter', 'json'])
    expect(JSON.parse(said.stdout)).toMatchObject({
      format: 'hookproof-replay/1',
      plan: { deliveries: 3, attempts: 3, resigned: false, speed: null, seed: null },
      counts: { sent: 0 },
      attempts: [],
    })
  })
})

test('what was recorded arrives byte for byte, at the path that was asked for, and is accepted', async () => {
  const { url } = await receiverOf('moco', secret)
  const said = await hookproof(['replay', valid, url])
  expect(said).toMatchObject({ code: 0, stderr: '' })
  expect(said.stdout).toMatch(/ ✓ {3}1 {2}moco Activity\/create {2}2\d\d in \d+ ms\n/)
  expect(said.stdout).toMatch(/\n 3 sent: 3 × 2\d\d; 3 acknowledged\n$/)
})

test('what is not acknowledged is exit code 1, nobody there is 3', async () => {
  const { url } = await receiverOf('moco', 'f'.repeat(32))
  const refused = await hookproof(['replay', valid, url, '--reporter', 'json'])
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({
    counts: { sent: 3, acknowledged: 0, answers: { '401': 3 } },
  })
  const nobody = await hookproof(['replay', valid, 'http://127.0.0.1:9/'])
  expect(nobody.code).toBe(3)
  expect(nobody.stdout).toContain('3 × refused; 0 acknowledged\n Start the receiver, or correct the URL.\n')
  const silent = createServer((request) => request.socket.destroy())
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void silent.close())
  const { port } = silent.address() as AddressInfo
  const closed = await hookproof(['replay', valid, `http://127.0.0.1:${port}/`])
  expect([closed.code, closed.stdout]).toEqual([3, expect.stringContaining('3 × closed; 0 acknowledged')])
})

test('duplicates follow what they repeat; a shuffled order comes again with its seed', async () => {
  const lines = Array.from({ length: 12 }, (_, index) => JSON.stringify({ headers: [], body: `${index}` }))
  const sequence = await folder.write('sequence.ndjson', `${lines.join('\n')}\n`)
  const orderOf = async (...flags: readonly string[]): Promise<readonly string[]> => {
    const desk = await openDesk()
    const { code } = await hookproof(['replay', sequence, desk.url, ...flags])
    expect(code).toBe(0)
    const bodies = (await desk.recorded()).map(({ body }) => Buffer.from(body).toString('base64'))
    await desk.close()
    return bodies
  }
  const plain = await orderOf()
  expect(new Set(plain).size).toBe(12)
  expect(await orderOf('--duplicate')).toEqual(plain.flatMap((body) => [body, body]))
  expect(await orderOf('--duplicate', '2')).toHaveLength(3 * plain.length)
  const shuffled = await orderOf('--shuffle', '--seed', '7')
  expect(shuffled).not.toEqual(plain)
  expect(shuffled.toSorted()).toEqual(plain.toSorted())
  expect(await orderOf('--shuffle', '--seed', '7')).toEqual(shuffled)
  expect(await orderOf('--concurrency', '8')).toHaveLength(plain.length)
})

test('only the events that were asked for', async () => {
  const desk = await openDesk()
  await hookproof(['replay', valid, desk.url, '--event', 'Activity/delete'])
  expect(
    (await desk.recorded()).every(({ headers }) => headers.some(([, value]) => value === 'delete')),
  ).toBe(true)
  await desk.close()
  const { code, stderr } = await hookproof([
    'replay',
    valid,
    'http://127.0.0.1:9/',
    '--event',
    'Activity/none',
  ])
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('there is no Activity/none in it. There is Activity/create'),
  ])
})

describe('signed again', () => {
  test.each([
    ['standard-webhooks', ['contact.created']],
    ['moego', ['CUSTOMER_CREATED', 'CUSTOMER_UPDATED']],
    ['moco', ['Contact/create']],
  ])('deliveries of %s are accepted with another secret', async (id, events) => {
    const { contract } = await loadProvider(id)
    const [mode] = contract.authentication
    const key = mode?.kind === 'signature' ? mode.testSecret : ''
    const known = contract.events.families.flatMap(({ types }) => types.map(({ type }) => type))
    const file = await recordedFrom(
      id,
      key,
      events.filter((type) => known.includes(type)).concat(known.slice(0, 1)),
    )
    const other = key.startsWith('whsec_')
      ? `whsec_${Buffer.alloc(24, 9).toString('base64')}`
      : 'another-secret-0123456789abcdef00'
    const { url } = await receiverOf(id, other)
    expect((await hookproof(['replay', file, url])).code).toBe(1)
    const said = await hookproof(['replay', file, url, '--resign', '--provider', id], {
      environment: { HOOKPROOF_SECRET: other },
    })
    expect([said.code, said.stderr]).toEqual([0, ''])
    expect(said.stdout).toContain('signed again: new signature in ')
    expect(said.stdout).not.toContain(other)
  })

  test('ids of attempts and times of sending are new, ids of deliveries and the rest of the body stay', async () => {
    const file = await recordedFrom('moego', 'k'.repeat(32), ['HEALTH_CHECK'])
    const desk = await openDesk()
    const flags = ['--resign', '--provider', 'moego', '--secret', 'z'.repeat(32)]
    await hookproof(['replay', file, desk.url])
    await hookproof(['replay', file, desk.url, ...flags, '--duplicate'])
    const [first, second, third] = await desk.recorded()
    const header = (one: typeof first, name: string): string =>
      one?.headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? ''
    for (const name of ['x-moe-nonce', 'x-moe-signature-256', 'x-moe-timestamp']) {
      expect(header(second, name)).not.toBe(header(first, name))
    }
    expect(header(third, 'x-moe-nonce')).not.toBe(header(second, 'x-moe-nonce'))
    for (const name of ['x-moe-delivery-id', 'x-moe-client-id', 'content-type']) {
      expect([header(second, name), header(third, name)]).toEqual([header(first, name), header(first, name)])
    }
    expect(first?.headers.map(([name]) => name)).toEqual(second?.headers.map(([name]) => name))
    expect(Buffer.from(second?.body ?? []).equals(first?.body ?? Buffer.from('x'))).toBe(true)
    await desk.close()
  })

  test('with --shift-times, the newest delivery was received now, and nothing else of the body changes', async () => {
    const body =
      '{ "id":1.50, "type":"HEALTH_CHECK",\n "timestamp": "2026-02-03T11:59:30.000000000Z", "companyId":"c" }'
    const line = {
      receivedAt: '2026-02-03T12:00:00.000Z',
      method: 'POST',
      url: '/',
      headers: [['X-Moe-Event-Type', 'HEALTH_CHECK']],
      body,
    }
    const file = await folder.write('shift.ndjson', `${JSON.stringify(line)}\n`)
    const desk = await openDesk()
    const before = Date.now()
    const flags = ['--resign', '--shift-times', '--provider', 'moego', '--secret', 'z'.repeat(32)]
    const said = await hookproof(['replay', file, desk.url, ...flags])
    expect(said.stdout.replace(/\s+/g, ' ')).toContain('moved: /timestamp')
    const [delivery] = await desk.recorded()
    const text = Buffer.from(delivery?.body ?? []).toString()
    const [instant = ''] = /\d{4}-[^"]+Z/.exec(text) ?? []
    expect(text.replace(instant, '2026-02-03T11:59:30.000000000Z')).toBe(body)
    const ageMs = Date.parse(instant) + 30_000 - before
    expect(ageMs).toBeGreaterThanOrEqual(-1)
    expect(ageMs).toBeLessThan(60_000)
    await desk.close()
  })

  test('a part of a body is never signed', async () => {
    const flags = ['--resign', '--provider', 'moco', '--secret', secret, '--dry-run']
    const { code, stderr } = await hookproof([
      'replay',
      `${at}/http/truncated.http`,
      'http://127.0.0.1:9/',
      ...flags,
    ])
    expect([code, stderr]).toEqual([2, expect.stringContaining('only a part of its body was captured')])
  })
})

test('says beforehand what a receiver will refuse', async () => {
  const lines = [
    {
      headers: [
        ['Authorization', 'Basic [secret]'],
        ['x-event-type', 'ClientCreate'],
      ],
      body: '{}',
      redacted: true,
    },
    {
      headers: [
        ['webhook-id', 'msg_1'],
        ['webhook-timestamp', '1'],
        ['webhook-signature', 'v1,x'],
      ],
      body: '{"type":"contact.created"}',
    },
  ]
  const file = await folder.write('refused.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'))
  const { stdout } = await hookproof([
    'replay',
    file,
    'http://127.0.0.1:9/',
    '--dry-run',
    '--reporter',
    'json',
  ])
  expect(JSON.parse(stdout).plan.warnings).toEqual([
    '1 of 2 are not byte for byte what was sent, so that their signatures do not verify.',
    'The credentials of 1 of 2 were taken out when they were recorded.',
    expect.stringContaining('refuse what was signed more than 300 s ago'),
    'Add --resign, with --provider and a secret, to sign them afresh.',
  ])
})

test('says beforehand that a body is cut off, and advises nothing that does not work', async () => {
  const line = ['replay', `${at}/http/truncated.http`, 'http://127.0.0.1:9/', '--dry-run']
  const { code, stdout } = await hookproof([...line, '--reporter', 'json'])
  expect(code).toBe(0)
  const { warnings } = JSON.parse(stdout).plan
  expect(warnings[0]).toMatch(/^The bodies of 1 of \d are cut off; they are sent as they are/)
  expect(warnings.join(' ')).toContain('What is cut off cannot be signed afresh')
  expect(warnings.join(' ')).not.toContain('--resign')
})

test('what cannot be read is told, and is no success where all else was accepted', async () => {
  const { url } = await receiverOf('moco', secret)
  const lines = (await readFile(valid, 'utf8')).trim()
  const file = await folder.write('partly-broken.ndjson', `${lines}\n{"headers":[],"body":7}\n`)
  const said = await hookproof(['replay', file, url])
  expect(said.stdout).toContain('3 acknowledged; 1 not sent, because it cannot be read')
  expect(said.code).toBe(3)
  expect((await hookproof(['replay', file, url, '--dry-run'])).code).toBe(3)
  const all = await folder.write('all-broken.ndjson', '{"headers":[],"body":7}\n')
  const none = await hookproof(['replay', all, url])
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('its entry cannot be read.')])
})

test('an interrupt ends it after what is on its way', async () => {
  const controller = new AbortController()
  const server = createServer((_, response) => {
    controller.abort()
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  // At this speed, the second one would be sent in hours.
  const said = await hookproof(['replay', valid, url, '--speed', '0.001'], { signal: controller.signal })
  expect(said.code).toBe(3)
  expect(said.stdout).toContain('1 of 3 sent: 1 × 200; 1 acknowledged')
  await new Promise((resolve) => server.close(resolve))
})

test.each([
  [['http://127.0.0.1:9/'], 'Cannot replay http://127.0.0.1:9/: there is no capture.'],
  [[valid], `Cannot replay ${valid}: there is no URL.`],
  [
    [valid, 'https://example.com/'],
    'Cannot replay to example.com: it is not this machine. Add --allow-remote',
  ],
  [[valid, valid], 'it is not an http or https URL'],
  [['nowhere.ndjson', 'http://127.0.0.1:9/'], 'Cannot read nowhere.ndjson: there is no such file or folder.'],
  [[valid, 'http://127.0.0.1:9/', '--resign'], 'Cannot sign again: nobody knows how. Add --provider'],
  [[valid, 'http://127.0.0.1:9/', '--resign', '--provider', 'moco'], 'no secret is given'],
  [[valid, 'http://127.0.0.1:9/', '--secret', 'x'], 'Cannot use --secret: nothing is signed. Add --resign'],
  [[valid, 'http://127.0.0.1:9/', '--shift-times'], 'Cannot use --shift-times: nothing is signed.'],
  [
    [valid, 'http://127.0.0.1:9/', '--speed', 'fast'],
    'neither a number above 0 nor max. Give for example 1, 10 or max.',
  ],
  [[valid, 'http://127.0.0.1:9/', '--seed', '7'], 'Cannot use --seed: nothing is shuffled. Add --shuffle'],
  [[valid, 'http://127.0.0.1:9/', '--concurrency', '0'], 'Cannot use "0" for --concurrency'],
  [[valid, 'http://127.0.0.1:9/', '--reporter', 'xml'], 'Cannot report as "xml"'],
  [[`${at}/har/valid.har`, 'http://127.0.0.1:9/', '--format', 'none'], 'there is no such format'],
])('%j is exit code 2', async (words, message) => {
  const { code, stderr } = await hookproof(['replay', ...words])
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
})

test('a file that cannot be read is told, and hides no other', async () => {
  const { url } = await receiverOf('moco', secret)
  const empty = await folder.write('empty.ndjson', '')
  const said = await hookproof(['replay', empty, valid, url])
  expect(said).toMatchObject({ code: 3, stderr: '' })
  expect(said.stdout).toContain(`\n  left out  ${empty}: it is empty\n`)
  expect(said.stdout).toContain('3 acknowledged\n')
  const json = await hookproof(['replay', valid, empty, url, '--dry-run', '--reporter', 'json'])
  expect(json.code).toBe(3)
  expect(JSON.parse(json.stdout)).toMatchObject({ plan: { files: [valid], unread: [{ file: empty }] } })
  expect(await hookproof(['replay', empty, url])).toMatchObject({
    code: 2,
    stderr: `hookproof: Cannot read ${empty}: it is empty. Capture something first.\n`,
  })
})
