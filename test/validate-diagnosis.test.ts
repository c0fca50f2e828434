import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judged, type ScratchFolder, scratchFolder, secret } from './validation-reports.ts'

interface Delivery {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly secret?: string
}

let scratch: ScratchFolder
let moco: Delivery
let standard: Delivery

beforeAll(async () => {
  scratch = await scratchFolder()
  moco = await delivery('moco/activity-create.with-non-ascii')
  standard = await delivery('standard-webhooks/contact-created')
})
afterAll(() => scratch.remove())

async function delivery(name: string): Promise<Delivery> {
  return JSON.parse(await readFile(`fixtures/deliveries/${name}.json`, 'utf8')) as Delivery
}

/** What is said about one exact delivery whose signature is this one. */
async function diagnosis(signature: string, more: Partial<Delivery> = {}): Promise<string> {
  const headers = { ...moco.headers, 'X-Moco-Signature': signature }
  const file = await scratch.write('one.ndjson', JSON.stringify({ headers, body: moco.body, ...more }))
  const report = await judged(file, ['--provider', 'moco', '--secret', secret])
  const [only] = report.deliveries
  return only?.signature === 'verified'
    ? 'verified'
    : (only?.remarks.find(({ subject }) => subject === 'signature')?.code ?? 'none')
}

function hmac(body: string | Uint8Array, key: string | Buffer = secret, hash: string = 'sha256'): string {
  return createHmac(hash, key).update(body).digest('hex')
}

describe('an exact delivery is told what is wrong with its signature', () => {
  test.each<[string, (body: string) => string, string]>([
    ['nothing', (body) => hmac(body), 'verified'],
    ['wrong secret', (body) => hmac(body, 'another'), 'signature-mismatch'],
    [
      'secret decoded as hex',
      (body) => hmac(body, Buffer.from(secret, 'hex')),
      'signature-key-decoded-wrongly',
    ],
    [
      'secret decoded as base64',
      (body) => hmac(body, Buffer.from(secret, 'base64')),
      'signature-key-decoded-wrongly',
    ],
    ['secret with a line feed', (body) => hmac(body, `${secret}\n`), 'signature-key-decoded-wrongly'],
    [
      'body re-serialised',
      (body) => hmac(JSON.stringify(JSON.parse(body), null, 2)),
      'signature-body-changed',
    ],
    [
      'body escaped by PHP',
      (body) =>
        hmac(body.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)),
      'signature-body-changed',
    ],
    ['body with a line feed', (body) => hmac(`${body}\n`), 'signature-body-changed'],
    ['body in Latin-1', (body) => hmac(Buffer.from(body, 'latin1')), 'signature-body-changed'],
    ['other algorithm', (body) => hmac(body, secret, 'sha512'), 'signature-wrong-algorithm'],
    [
      'base64 for hex',
      (body) => Buffer.from(hmac(body), 'hex').toString('base64'),
      'signature-wrong-encoding',
    ],
    ['upper case', (body) => hmac(body).toUpperCase(), 'signature-wrong-encoding'],
    ['a prefix that is not there', (body) => `sha256=${hmac(body)}`, 'signature-malformed'],
    ['header cut', (body) => hmac(body).slice(0, 40), 'signature-header-cut'],
    ['header cut within a byte', (body) => hmac(body).slice(0, 63), 'signature-header-cut'],
    ['another header cut', () => hmac('x').slice(0, 50), 'signature-wrong-length'],
    ['no signature', () => '', 'signature-missing'],
  ])('%s', async (_, sign, code) => {
    expect(await diagnosis(sign(moco.body))).toBe(code)
  })

  test('body trimmed', async () => {
    expect(await diagnosis(hmac(moco.body), { body: `${moco.body}\n` })).toBe('signature-body-changed')
  })
})

describe('a delivery is as old as it was when it was received', () => {
  const sentAt = 1_674_088_311

  /** What is said about a genuine delivery that was received so many seconds after it was sent. */
  async function received(
    at: string | undefined,
    timestamp: string = String(sentAt),
  ): Promise<readonly string[]> {
    const key = Buffer.from((standard.secret ?? '').replace('whsec_', ''), 'base64')
    const content = `${standard.headers['webhook-id']}.${timestamp}.${standard.body}`
    const signature = `v1,${createHmac('sha256', key).update(content).digest('base64')}`
    const headers = { ...standard.headers, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
    const line = { receivedAt: at, headers, body: standard.body }
    const file = await scratch.write('aged.ndjson', JSON.stringify(line))
    const flags = ['--provider', 'standard-webhooks', '--secret', standard.secret ?? '']
    const [only] = (await judged(file, flags)).deliveries
    const codes = only?.remarks.filter(({ subject }) => subject === 'signature').map(({ code }) => code)
    return [only?.signature ?? '', ...(codes ?? [])]
  }

  const secondsLater = (seconds: number): string => new Date((sentAt + seconds) * 1000).toISOString()

  test.each<[string | undefined, readonly string[]]>([
    [secondsLater(0), ['verified']],
    [secondsLater(299), ['verified']],
    [secondsLater(301), ['refused', 'signature-stale']],
    [secondsLater(-301), ['refused', 'signature-future']],
    // An hour is not lost because somebody writes it in another way.
    [secondsLater(0).replace('Z', '+00:00'), ['verified']],
    [new Date((sentAt + 600) * 1000).toUTCString(), ['refused', 'signature-stale']],
    // Nobody knows where this was noon.
    [secondsLater(7200).replace('Z', ''), ['verified']],
    [secondsLater(7200).replace('T', ' ').slice(0, 19), ['verified']],
    ['yesterday', ['verified']],
    [undefined, ['verified']],
  ])('received at %s', async (at, expected) => {
    expect(await received(at)).toEqual(expected)
  })

  test('milliseconds in place of seconds', async () => {
    const [signature, code] = await received(secondsLater(0), `${sentAt}000`)
    expect([signature, code]).toEqual(['refused', 'signature-wrong-time-unit'])
  })

  test('of a contract without a tolerance, no age is too old', async () => {
    const line = { receivedAt: '2031-01-01T00:00:00Z', headers: moco.headers, body: moco.body }
    const file = await scratch.write('old.ndjson', JSON.stringify(line))
    const report = await judged(file, ['--provider', 'moco', '--secret', secret])
    expect(report.deliveries).toMatchObject([{ signature: 'verified' }])
  })
})

test('the files that a capture names are read below its folder, and are no captures themselves', async () => {
  const request = (file: string): string =>
    `POST http://localhost/\n${Object.entries(moco.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')}\n\n< ${file}\n`
  const folder = await scratch.folder('named')
  await scratch.write('named/body.json', moco.body)
  await scratch.write('secret.json', 'hidden')
  await scratch.write(
    'named/requests.http',
    ['./body.json', '../secret.json', '/etc/hostname', 'a/../../secret.json', 'none.json', '.']
      .map(request)
      .join('###\n'),
  )
  const report = await judged(folder, ['--provider', 'moco', '--secret', secret])
  expect(report.files).toHaveLength(1)
  expect(report.deliveries).toMatchObject([{ signature: 'verified', fidelity: 'exact' }])
  expect(report.broken.map(({ code }) => code)).toEqual([
    'file-outside',
    'file-outside',
    'file-outside',
    'missing-file',
    'file-outside',
  ])
})

test('a link out of the folder is not followed', async () => {
  const folder = await scratch.folder('linked')
  await scratch.write('target.json', moco.body)
  await scratch.link('../target.json', 'linked/body.json')
  await scratch.write('linked/requests.http', 'POST http://localhost/\n\n< ./body.json\n')
  const report = await judged(folder, ['--provider', 'moco'])
  expect(report.broken.map(({ code }) => code)).toContain('file-outside')
})
