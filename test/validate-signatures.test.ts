import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hookproof } from './fake-shell.ts'
import { at, judged, reportOf, type ScratchFolder, scratchFolder, secret } from './validation-reports.ts'

let scratch: ScratchFolder

beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

test('an exact capture with another body is refused', async () => {
  expect(await signatures('ndjson/problems.ndjson')).toEqual([
    'verified',
    'verified',
    'verified',
    'refused',
    'verified',
    'verified',
  ])
})

test('a capture that is not exact is never called forged', async () => {
  expect(await signatures('github/deliveries.json')).toEqual(['verified', 'verified', 'unknown'])
  expect(await signatures('http/truncated.http')).toEqual(['verified', 'unknown'])
})

test('the ways are tried to write a body that is not exact, and what was found is said', async () => {
  const report = await judged(`${at}/github/deliveries.json`, ['--provider', 'moco', '--secret', secret])
  const told = report.deliveries.map(({ remarks }) => remarks.map(({ code, received }) => [code, received]))
  expect(told).toEqual([
    [
      [
        'signature-over-other-writing',
        'verified over the body written as JSON with spaces after colons and commas',
      ],
    ],
    [
      [
        'signature-over-other-writing',
        'verified over the body written as compact JSON with non-ASCII escaped',
      ],
    ],
    [
      [
        'signature-not-judged',
        expect.stringMatching(
          /^it does not verify, and the capture is reserialised: .*; it does not verify over \d+ other ways to write it either$/,
        ),
      ],
    ],
  ])
})

test('what the tool never records is not missing', async () => {
  const report = await judged(`${at}/stripe-cli/listen.ndjson`, ['--provider', 'moco', '--secret', secret])
  expect(report.deliveries).toMatchObject([{ verdict: 'unjudged', signature: 'unknown' }])
  expect(report.counts.problems).toBe(0)
})

test('but a missing signature is missing in every capture', async () => {
  const request = { method: 'POST', url: '/', headers: [], postData: { text: '{"id":1}' } }
  const file = await scratch.write('missing.har', JSON.stringify({ log: { entries: [{ request }] } }))
  const report = await judged(file, ['--provider', 'moco', '--secret', secret])
  expect(report.deliveries[0]).toMatchObject({ fidelity: 'text-exact', signature: 'refused' })
})

test('the secret may stand in the environment, and an empty one is none', async () => {
  const line = ['validate', `${at}/ndjson/valid.ndjson`, '--reporter', 'json']
  const given = reportOf(await hookproof(line, { environment: { HOOKPROOF_SECRET: secret } }))
  expect(given.counts.verified).toBe(3)
  expect(reportOf(await hookproof(line, { environment: { HOOKPROOF_SECRET: '' } })).authenticated).toBe(false)
})

test('a wrong secret is refused, and shown nowhere', async () => {
  const wrong = 'ffffffff72219b90ff2393a1d3eeffff'
  for (const reporter of ['pretty', 'json']) {
    const said = await hookproof([
      'validate',
      `${at}/ndjson/valid.ndjson`,
      '--secret',
      wrong,
      '--reporter',
      reporter,
    ])
    expect(said.code).toBe(1)
    expect(said.stdout).not.toContain(wrong)
  }
})

test('credentials of other modes are compared', async () => {
  const body = '{"id":"c1"}'
  const headers = { 'x-event-type': 'ClientDelete', authorization: `Basic ${btoa('me:s3cret')}` }
  const file = await scratch.write('basic.ndjson', JSON.stringify({ headers, body }))
  const verdicts = async (password: string): Promise<unknown> => {
    const said = await hookproof([
      'validate',
      file,
      '--provider',
      'moxie',
      '--username',
      'me',
      '--password',
      password,
      '--reporter',
      'json',
    ])
    expect(said.stdout).not.toContain('s3cret')
    return reportOf(said).deliveries[0]?.signature
  }
  expect([await verdicts('s3cret'), await verdicts('other')]).toEqual(['verified', 'refused'])
})

test.each(['moxie', 'moego', 'moment'])('nothing of %s is verified by --auth none', async (provider) => {
  const report = await judged(`fixtures/deliveries/${provider}`, ['--provider', provider, '--auth', 'none'])
  expect(report).toMatchObject({ authenticated: false, counts: { verified: 0 } })
  expect(new Set(report.deliveries.map(({ signature }) => signature))).toEqual(new Set(['unasked']))
})

test('what is set in the environment is not for providers that take nothing', async () => {
  const environment = { HOOKPROOF_SECRET: secret }
  const moment = 'fixtures/deliveries/moment'
  const own = await hookproof(['validate', moment, '--provider', 'moment', '--reporter', 'json'], {
    environment,
  })
  expect(reportOf(own)).toMatchObject({ verdict: 'valid', authenticated: false })
  const both = await hookproof(['validate', moment, `${at}/ndjson/valid.ndjson`, '--reporter', 'json'], {
    environment,
  })
  expect(reportOf(both)).toMatchObject({ verdict: 'valid', authenticated: true, counts: { verified: 3 } })
  const given = await hookproof(['validate', moment, '--provider', 'moment', '--secret', secret])
  expect([given.code, given.stderr]).toEqual([2, expect.stringContaining('leave the credential out')])
})

test('a public key is for the mode that verifies with it', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const delivery = JSON.parse(
    await readFile('fixtures/deliveries/standard-webhooks/contact-created.json', 'utf8'),
  ) as {
    headers: Record<string, string>
    body: string
  }
  const message = `${delivery.headers['webhook-id']}.${delivery.headers['webhook-timestamp']}.${delivery.body}`
  const signature = `v1a,${sign(null, Buffer.from(message), privateKey).toString('base64')}`
  const headers = { ...delivery.headers, 'webhook-signature': signature }
  const file = await scratch.write('ed25519.ndjson', JSON.stringify({ headers, body: delivery.body }))
  const key = `whpk_${publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`
  const report = await judged(file, ['--provider', 'standard-webhooks', '--secret', key])
  expect(report.deliveries).toMatchObject([{ signature: 'verified' }])
})

test('what a delivery that is too old is dated is pointed at', async () => {
  const own = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const body =
    '{"type":"contact.deleted","timestamp":"2026-03-01T10:00:00.000Z","data":{"id":"9b2f7f2e-3c3d-4e5f-8a9b-0c1d2e3f4a5b"}}'
  const mac = createHmac('sha256', Buffer.from(own.slice(6), 'base64')).update(`msg_1.1772359200.${body}`)
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': '1772359200',
    'webhook-signature': `v1,${mac.digest('base64')}`,
  }
  const line = JSON.stringify({ receivedAt: '2026-03-01T11:00:00Z', headers, body })
  const report = await judged(await scratch.write('stale.ndjson', line), [
    '--provider',
    'standard-webhooks',
    '--secret',
    own,
  ])
  const [stale] = report.deliveries[0]?.remarks ?? []
  expect(stale).toMatchObject({ code: 'signature-stale', frame: { text: 'webhook-timestamp: 1772359200' } })
})

test('bodies are judged uncompressed, and signatures over what was sent', async () => {
  const [line = ''] = (await readFile(`${at}/ndjson/valid.ndjson`, 'utf8')).split('\n')
  const plain = JSON.parse(line) as { headers: [string, string][]; body: string }
  const hmac = (body: string | Buffer): string => createHmac('sha256', secret).update(body).digest('hex')
  const captured = (body: Buffer, signature: string, coding: string): string =>
    JSON.stringify({
      headers: [
        ...plain.headers.filter(([name]) => name.toLowerCase() !== 'x-moco-signature'),
        ['X-Moco-Signature', signature],
        ['Content-Encoding', coding],
      ],
      bodyBase64: body.toString('base64'),
    })
  const latin1 = Buffer.from('{"note":"Gr\u00fc\u00dfe"}', 'latin1')
  const [zipped, squeezed] = [gzipSync(plain.body), brotliCompressSync(plain.body)]
  const lines = [
    captured(zipped, hmac(zipped), 'gzip'),
    captured(squeezed, hmac(squeezed), 'BR'),
    captured(Buffer.from(plain.body), hmac(plain.body), 'gzip'),
    captured(zipped, hmac(plain.body), 'gzip'),
    captured(Buffer.from('no gzip'), hmac('no gzip'), 'gzip'),
    captured(gzipSync(latin1), hmac(gzipSync(latin1)), 'gzip'),
    captured(gzipSync('{"id":1'), hmac(gzipSync('{"id":1')), 'gzip'),
  ]
  const report = await judged(await scratch.write('zipped.ndjson', lines.join('\n')), [
    '--provider',
    'moco',
    '--secret',
    secret,
  ])
  const told = report.deliveries.map(({ verdict, signature, remarks }) => [
    verdict,
    signature,
    remarks.at(0)?.code,
  ])
  expect(told).toEqual([
    ['valid', 'verified', undefined],
    ['valid', 'verified', undefined],
    ['valid', 'verified', undefined],
    ['invalid', 'refused', 'signature-body-changed'],
    ['unjudged', 'verified', 'body-compressed'],
    ['invalid', 'verified', 'body-not-utf-8'],
    ['invalid', 'verified', 'body-not-json'],
  ])
  expect(report.deliveries[5]?.remarks[0]?.received).toBe('bytes that are no UTF-8, from byte 12 on')
})

test('a redacted body is not held against its signature', async () => {
  const [line = ''] = (await readFile(`${at}/ndjson/valid.ndjson`, 'utf8')).split('\n')
  const redacted = { ...JSON.parse(line), redacted: true, body: '{"id":1}' }
  const file = await scratch.write('redacted.ndjson', JSON.stringify(redacted))
  const report = await judged(file, ['--provider', 'moco', '--secret', secret])
  const note = report.deliveries[0]?.remarks.find(({ code }) => code === 'signature-not-judged')
  expect(note?.received).toContain('something was replaced when it was recorded')
})

async function signatures(file: string): Promise<readonly string[]> {
  const report = await judged(join(at, file), ['--provider', 'moco', '--secret', secret])
  return report.deliveries.map(({ signature }) => signature)
}
