import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { captures } from '../fixtures/captures/write.ts'
import { hookproof } from './fake-shell.ts'
import { at, reportOf, scratchFolder, secret } from './validation-reports.ts'

test('the committed captures are made of today’s deliveries; `npx tsx fixtures/captures/write.ts` writes them', async () => {
  expect(captures().size).toBeGreaterThan(10)
  for (const [path, bytes] of captures()) {
    expect((await readFile(join(at, path))).equals(bytes), path).toBe(true)
  }
})

describe('every capture, as people see it', () => {
  const files: readonly [string, number][] = [
    ['ndjson/valid.ndjson', 0],
    ['ndjson/news.ndjson', 0],
    ['ndjson/problems.ndjson', 1],
    ['ndjson/broken.ndjson', 3],
    ['har/valid.har', 0],
    ['har/base64.har', 1],
    ['har/problems.har', 1],
    ['har/cut-off.har', 3],
    ['ngrok/requests.json', 1],
    ['webhook-tester/requests.json', 1],
    ['webhook-site/requests.json', 3],
    ['lambda/event.json', 0],
    ['lambda/events.json', 1],
    ['github/delivery.json', 0],
    ['github/deliveries.json', 0],
    ['hookdeck/requests.json', 3],
    ['hookdeck/messages.ndjson', 0],
    ['requestbin/events.json', 0],
    ['stripe-cli/listen.ndjson', 3],
    ['stripe-cli/messages.ndjson', 0],
    ['smee/events.txt', 1],
    ['mitmproxy/valid.flows', 0],
    ['mitmproxy/cut-off.flows', 1],
    ['vcr/cassette.yml', 1],
    ['vcrpy/cassette.yaml', 0],
    ['vcrpy/cassette.json', 0],
    ['curl/commands.sh', 0],
    ['rest/requests.rest', 3],
    ['http/valid.http', 0],
    ['http/chunked.http', 0],
    ['http/problems.http', 1],
    ['http/truncated.http', 3],
    ['http/wrong-length.http', 3],
  ]

  test('is listed here', () => {
    const parts = ['curl/update.json', 'rest/bodies/update.json', 'rest/http-client.env.json']
    const others = ['ndjson/sequence.ndjson', 'ndjson/several-providers.ndjson', ...parts]
    expect([...files.map(([file]) => file), ...others].sort()).toEqual([...captures().keys()].sort())
  })

  test.each(files)('%s', async (file, code) => {
    const said = await hookproof(['validate', join(at, file), '--secret', secret, '--provider', 'moco'])
    expect(said).toMatchObject({ code, stderr: '' })
    expect(said.stdout).toMatchSnapshot()
  })

  test.each(['ndjson/sequence.ndjson', 'ndjson/several-providers.ndjson'])('%s', async (file) => {
    expect((await hookproof(['validate', join(at, file)])).stdout).toMatchSnapshot()
  })
})

test('every delivery of the fixtures is valid, and recognised as what it is', async () => {
  const report = reportOf(await hookproof(['validate', 'fixtures/deliveries', '--reporter', 'json']))
  expect(report.counts.deliveries).toBeGreaterThan(150)
  expect(report).toMatchObject({ verdict: 'valid', broken: [], otherFiles: [] })
  for (const { place, provider, event } of report.deliveries) {
    const [, , folderName] = place.file.split('/')
    const written = JSON.parse(await readFile(place.file, 'utf8')) as { readonly event: string }
    expect([place.file, provider, event]).toEqual([place.file, folderName, written.event])
  }
})

test('says in JSON where everything stands, and those places are right', async () => {
  for (const file of ['ndjson/problems.ndjson', 'http/problems.http', 'har/problems.har']) {
    const report = reportOf(await hookproof(['validate', join(at, file), '--reporter', 'json']))
    const remark = report.deliveries
      .flatMap(({ remarks }) => remarks)
      .find(({ pointer }) => pointer === '/hours')
    expect(remark).toMatchObject({
      kind: 'problem',
      code: 'wrong-type-of-field',
      subject: 'payload',
      expected: 'number',
      received: '"1.5"',
      inBody: { line: 1, column: 46 },
      grounds: { basis: 'documented' },
    })
    const { line = 0, column = 0 } = remark?.inFile ?? {}
    const row = (await readFile(join(at, file), 'utf8')).split('\n')[line - 1] ?? ''
    expect(row.slice(column - 1)).toMatch(/^\\?"1\.5\\?"/)
  }
})

test.each(['ndjson/problems.ndjson', 'http/problems.http', 'har/problems.har'])(
  'points at the header that is wrong, and shows it (%s)',
  async (file) => {
    const text = await readFile(join(at, file), 'utf8')
    const spoiled = text.replaceAll(/17701128\d{5}/g, 'yesterday').replaceAll(/[0-9a-f]{64}/g, 'no-signature')
    const scratch = await scratchFolder()
    const path = await scratch.write(file.replace('/', '-'), spoiled)
    const report = reportOf(await hookproof(['validate', path, '--secret', secret, '--reporter', 'json']))
    const remarks = report.deliveries.flatMap((delivery) => delivery.remarks)
    const rows = spoiled.split('\n')
    for (const [wanted, value] of [
      ['/x-moco-timestamp', 'yesterday'],
      ['/x-moco-signature', 'no-signature'],
    ] as const) {
      const { inFile, frame } = remarks.find(({ pointer }) => pointer === wanted) ?? {}
      expect(rows[(inFile?.line ?? 0) - 1]?.slice((inFile?.column ?? 0) - 1)).toMatch(new RegExp(`^${value}`))
      expect(frame?.text.slice(frame.start, frame.start + frame.length)).toBe(value)
    }
    await scratch.remove()
  },
)

test('counts add up, and the broken are told as sentences', async () => {
  const report = reportOf(await hookproof(['validate', at, '--reporter', 'json']))
  const { counts, deliveries, broken, otherFiles } = report
  expect(report).toMatchObject({ format: 'hookproof-validation/1', verdict: 'invalid', authenticated: false })
  expect(counts.valid + counts.invalid + counts.unjudged).toBe(deliveries.length)
  expect([counts.deliveries, counts.broken]).toEqual([deliveries.length, broken.length])
  const remarks = deliveries.flatMap((delivery) => delivery.remarks)
  expect(counts.problems + counts.notes).toBe(remarks.length)
  expect(otherFiles).toEqual(['fixtures/captures/write.ts'])
  expect(broken.map((entry) => (entry as unknown as { message: string }).message)).toContain(
    'Cannot read entry 4 of fixtures/captures/ndjson/broken.ndjson: "body" is an object, and parsing lost the bytes that are signed. Record the body before it is parsed, as a text or as "bodyBase64".',
  )
})
