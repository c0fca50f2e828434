import { expect, it } from 'vitest'
import { registersItself } from '../fixtures/receivers/correct/calling/registers-itself.ts'
import { loadProvider } from '../src/contracts/index.ts'
import { run } from '../src/runner/index.ts'
import { suites } from '../suites/index.ts'
import { asProcess } from './matrix/as-process.ts'
import { freePorts } from './matrix/free-ports.ts'

const only = ['signatures/rejects-wrong-secret', 'duplicates/duplicate-has-one-effect']

it('delivers where a receiver registered itself, with the secret that it chose', async () => {
  const [port] = await freePorts(1)
  const apiKey = 'key-of-the-api'
  const receiver = await asProcess(registersItself, {
    provider: 'moego',
    store: 'memory',
    apiUrl: `http://127.0.0.1:${port}`,
    apiKey,
  })
  const report = await run({
    provider: await loadProvider('moego'),
    suites,
    target: { kind: 'url', url: new URL('/nowhere', receiver.url).href },
    // It has a secret, but nobody told us.
    credentials: {},
    start: { command: receiver.command },
    providerApi: { kind: 'port', port },
    providerApiKey: apiKey,
    effects: { kind: 'url', url: receiver.effectsUrl },
    only,
    runs: 2,
    workers: 4,
    settleMs: 3_000,
  }).finally(receiver.close)
  expect(report.target).toBe(receiver.url)
  const asked = report.checks.filter(({ verdict }) => verdict !== 'skip')
  expect(asked.map(({ id, verdict }) => [id, verdict])).toEqual(only.map((id) => [id, 'pass']))
  expect(JSON.stringify(report)).not.toContain('chosen-by-the-receiver-itself')
}, 60_000)

it('says so when a receiver that should know a secret registers nothing', async () => {
  const [port] = await freePorts(1)
  const settings = {
    provider: await loadProvider('moco'),
    suites,
    target: { kind: 'url', url: 'http://127.0.0.1:1/' },
    credentials: {},
    providerApi: { kind: 'port', port },
    runs: 1,
    workers: 1,
    settleMs: 100,
  } as const
  await expect(run(settings)).rejects.toMatchObject({ name: 'UsageError', code: 'missing-secret' })
})
