import { join } from 'node:path'
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

async function signatures(file: string): Promise<readonly string[]> {
  const report = await judged(join(at, file), ['--provider', 'moco', '--secret', secret])
  return report.deliveries.map(({ signature }) => signature)
}
