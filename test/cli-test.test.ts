import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { broken, correct, type FixtureReceiver, type Running } from '../fixtures/receivers/index.ts'
import type { Report } from '../src/model/index.ts'
import { hookproof, type Said } from './fake-shell.ts'

const secret = '1d608b9d72219b90ff2393a1d3ee0ac0'
const environment = { HOOKPROOF_SECRET: secret }
const quick = ['--provider', 'moco', '--event', 'Contact/create', '--runs', '5', '--seed', '7']
const one = ['--only', 'signatures/rejects-tampered-body']
const another = ['--only', 'retries/acknowledges-every-handled-type']
const running: Running[] = []
let folder: string
let good: string
let bad: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hookproof-cli-'))
  good = (await start(correct, 'node-http')).url
  bad = (await start(broken, 'trims-body')).url
})

afterAll(async () => {
  for (const receiver of running) await receiver.close()
  await rm(folder, { recursive: true })
})

test('a correct receiver is exit code 0', async () => {
  const { code, stdout, stderr } = await hookproof(['test', good, ...quick, ...one], { environment })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^\n hookproof \d+\.\d+\.\d+ {2}MOCO → http:\/\/127/)
  expect(stdout).toMatch(/\n signatures\n {3}✓ rejects-tampered-body +5 runs +\d/)
  expect(stdout).toMatch(/\n ○ \d+ skipped — left out by --only\n/)
  expect(stdout).toMatch(/\n ○ partial: \d+ required checks skipped\n$/)
})

test('a finding is exit code 1, and is told in full', async () => {
  const { code, stdout } = await hookproof(['test', bad, ...quick, ...one], { environment })
  expect(code).toBe(1)
  const failure = stdout.slice(stdout.indexOf('FAIL '), stdout.indexOf('\n ○'))
  expect(failure).toMatch(/^FAIL {2}moco\/signatures\/rejects-tampered-body \(must\)\n {2}A receiver refuses/)
  expect(failure).toMatch(/\n {2}attempt \d\n {4}expected {2}refusal\n {4}received {2}200\n/)
  expect(failure).toMatch(/\n {4}1 {2}genuine Contact\/create \(entity 1\) +→ 200 in \d+ ms\n/)
  // The provider makes nothing of a delivery that it never sent.
  expect(failure).not.toMatch(/\n {2}then /)
  expect(failure).toMatch(/\n {2}confirmed +failed 5 of 5\n/)
  expect(failure).toMatch(/\n {2}replay +hookproof test http.* --seed 7 --path [\d:]+\n/)
  expect(failure).toMatch(/\n {2}curl +curl -i -X POST 'http.*' \\\n +-H 'content-type: /)
  expect(stdout).toMatch(/\n ✗ not conformant: 1 required check failed\n$/)
})

test('the replay command finds the same again', async () => {
  const first = await json(bad, one)
  const replay = first.checks.find(({ verdict }) => verdict === 'fail')?.replay
  const words = replay?.command.split(' ').slice(1) ?? []
  const { code, stdout } = await hookproof([...words, '--reporter', 'json'], { environment })
  expect(code).toBe(1)
  const again: Report = JSON.parse(stdout)
  const found = again.checks.find(({ verdict }) => verdict === 'fail')
  expect(found?.counterexample?.summary).toBe(
    first.checks.find(({ verdict }) => verdict === 'fail')?.counterexample?.summary,
  )
})

test('no output holds the secret, however it was given', async () => {
  const files = [
    '--reporter',
    'pretty',
    '--reporter',
    'json=report.json',
    '--reporter',
    'junit=out/report.xml',
  ]
  const said = await hookproof(['test', bad, ...quick, ...one, ...files, '--secret', secret], {
    workingDirectory: folder,
  })
  expect(said.code).toBe(1)
  expect(said.stdout).toContain('--secret "$HOOKPROOF_SECRET"')
  const texts = [said.stdout, said.stderr, await read('report.json'), await read('out/report.xml')]
  for (const text of texts) expect(text).not.toContain(secret)
  expect(JSON.parse(texts[2] ?? '').format).toBe('hookproof-report/1')
  expect(texts[3]).toContain('<testsuites')
})

test('a json report leaves standard output to itself', async () => {
  const { stdout, stderr } = await hookproof(['test', good, ...quick, ...one, '--reporter', 'json'], {
    environment,
  })
  expect(JSON.parse(stdout).verdict).toBe('partial')
  expect(stderr).toBe('')
})

test('settings may stand in a file', async () => {
  const config = {
    provider: 'moco',
    url: bad,
    secret,
    event: 'Contact/create',
    runs: 5,
    seed: 7,
    only: one[1],
  }
  await writeFile(join(folder, 'hookproof.config.json'), JSON.stringify(config))
  const said = await hookproof(['test'], { workingDirectory: folder })
  await rm(join(folder, 'hookproof.config.json'))
  expect(said.code).toBe(1)
  expect(said.stdout).toMatch(/replay +hookproof test --only signatures/)
})

test.each<[string, () => string, readonly string[], number]>([
  ['strict makes a partial report exit code 1', () => good, ['--strict', ...one], 1],
  ['a known failure is exit code 0', () => bad, ['--known-failures', 'known.txt', ...one, ...another], 0],
  ['a stale known failure is exit code 1', () => good, ['--known-failures', 'known.txt', ...one], 1],
  ['nothing selected is exit code 2', () => good, ['--only', 'signatures/*', '--skip', 'signatures/*'], 2],
  ['a pattern that matches nothing is exit code 2', () => good, ['--only', 'signature/*'], 2],
  ['an unknown event is exit code 2', () => good, ['--event', 'Contact/creat'], 2],
  ['a receiver that is not there is exit code 3', () => 'http://127.0.0.1:9/', one, 3],
])('%s', async (_, url, flags, code) => {
  await writeFile(join(folder, 'known.txt'), 'signatures/rejects-tampered-body  # known\n')
  const said = await hookproof(['test', url(), ...quick, ...flags], { environment, workingDirectory: folder })
  expect(said).toMatchObject({
    code,
    stderr: code < 2 ? '' : expect.stringMatching(/^hookproof: Cannot [^\n]*\n$/),
  })
})

test('an interrupted run says what is known, exit code 3', async () => {
  const controller = new AbortController()
  const shown: string[] = []
  const stdout = {
    isTTY: false,
    columns: 100,
    colour: false,
    write: (text: string) => {
      shown.push(text)
      if (text.includes('✓')) controller.abort()
    },
  }
  const { code } = await hookproof(['test', good, ...quick], {
    environment,
    stdout,
    signal: controller.signal,
  })
  expect(code).toBe(3)
  expect(shown.join('')).toContain('The run was interrupted: this is what is known so far.')
})

async function start(receivers: readonly FixtureReceiver[], name: string): Promise<Running> {
  const found = receivers.find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no receiver ${name}`)
  const started = await found.start({ provider: 'moco', secret, store: 'memory' })
  running.push(started)
  return started
}

async function json(url: string, flags: readonly string[]): Promise<Report> {
  const { stdout }: Said = await hookproof(['test', url, ...quick, ...flags, '--reporter', 'json'], {
    environment,
  })
  return JSON.parse(stdout)
}

function read(file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8')
}
