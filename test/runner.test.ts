import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  broken,
  correct,
  type FixtureReceiver,
  type Running,
  type Setup,
} from '../fixtures/receivers/index.ts'
import { loadProvider } from '../src/contracts/index.ts'
import type { Report } from '../src/model/index.ts'
import { type RunSettings, run } from '../src/runner/index.ts'
import { suites } from '../suites/index.ts'

const provider = await loadProvider('moco')
const secret = '1d608b9d72219b90ff2393a1d3ee0ac0'

function receiver(name: string): FixtureReceiver {
  const found = [...correct, ...broken].find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no receiver ${name}`)
  return found
}

async function start(name: string, setup: Partial<Setup> = {}): Promise<Running> {
  const running = await receiver(name).start({ provider: 'moco', secret, store: 'memory', ...setup })
  onTestFinished(() => running.close())
  return running
}

function settingsFor(running: Running, given: Partial<RunSettings> = {}): RunSettings {
  return {
    provider,
    suites,
    target: { kind: 'url', url: running.url },
    credentials: { secret },
    effects: { kind: 'url', url: running.effectsUrl },
    state: { kind: 'url', url: running.stateUrl },
    events: ['Activity/create', 'Activity/update', 'Activity/delete'],
    runs: 10,
    seed: 7,
    workers: 16,
    settleMs: 1_000,
    ...given,
  }
}

/** What must not depend on the machine: everything but times, ids and what carries them. */
function lasting(report: Report): unknown {
  return report.checks.map(({ id, verdict, runs, deliveries, replay, counterexample, reason }) => ({
    id,
    verdict,
    runs,
    deliveries,
    reason,
    path: replay?.path,
    moments: counterexample?.transcript.scenario.moments,
  }))
}

describe('a run', () => {
  it('reports the same with 1 worker and with 16', async () => {
    const only = ['signatures/rejects-*', 'duplicates/*', 'ordering/newest-version-wins']
    const reports: Report[] = []
    for (const workers of [1, 16]) {
      const running = await start('lets-last-arrival-win')
      reports.push(await run(settingsFor(running, { workers, only })))
    }
    const [one, many] = reports as [Report, Report]
    expect(one.verdict).toBe('not-conformant')
    expect(lasting(many)).toEqual(lasting(one))
  })

  it('repeats its counterexample by seed and path, and shrinks it to two updates in the wrong order', async () => {
    const running = await start('lets-last-arrival-win')
    const only = ['ordering/newest-version-wins']
    const first = await run(settingsFor(running, { only }))
    const found = first.checks.find(({ verdict }) => verdict === 'fail')
    expect(found?.confirmed).toEqual({ failed: 5, of: 5 })
    expect(found?.counterexample?.transcript.scenario.events).toHaveLength(3)
    const path = found?.replay?.path ?? ''
    const again = await run(settingsFor(running, { only, path }))
    const repeated = again.checks.find(({ verdict }) => verdict === 'fail')
    expect(repeated?.counterexample?.transcript.scenario.moments).toEqual(
      found?.counterexample?.transcript.scenario.moments,
    )
    expect(repeated?.runs).toBe(1)
  })

  it('gives the same verdict twice against the same durable store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hookproof-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const running = await start('node-http', {
      store: 'durable',
      databasePath: join(folder, 'receiver.sqlite'),
    })
    const only = ['duplicates/*', 'ordering/*', 'freshness/*', 'retries/*']
    for (const seed of [7, 7])
      expect((await run(settingsFor(running, { only, seed }))).counts).toMatchObject({
        fail: 0,
        inconclusive: 0,
      })
  })

  it('calls a check inconclusive when its time is over', async () => {
    const running = await start('node-http')
    const report = await run(
      settingsFor(running, { only: ['ordering/newest-version-wins'], runs: 5_000, timeLimitSeconds: 0.001 }),
    )
    const check = report.checks.find(({ id }) => id === 'ordering/newest-version-wins')
    expect(check).toMatchObject({ verdict: 'inconclusive', reason: 'the time limit of 0.001 s was reached' })
    expect(report.verdict).toBe('inconclusive')
  })

  it('tells what it knows when it is interrupted', async () => {
    const running = await start('node-http')
    const controller = new AbortController()
    const report = await run(
      settingsFor(running, {
        runs: 300,
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.kind === 'finished') controller.abort()
        },
      }),
    )
    expect(report.interrupted).toBe(true)
    expect(report.counts.pass).toBeGreaterThan(0)
    expect(report.checks.some(({ reason }) => reason === 'the run was interrupted')).toBe(true)
  })

  it('says how often a flaky receiver failed', async () => {
    const seen = new Map<string, number>()
    const running = await serve((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += String(chunk)
      })
      request.on('end', () => {
        const number = seen.get(body) ?? seen.size
        seen.set(body, number)
        // Every second event is refused, however often it is retried.
        response.writeHead(number > 20 && number % 2 === 0 ? 500 : 204).end()
      })
    })
    const { effects: _effects, state: _state, ...blind } = settingsFor(running)
    const report = await run({
      ...blind,
      only: ['retries/acknowledges-every-handled-type'],
      events: ['Activity/create'],
      runs: 50,
      workers: 1,
    })
    const check = report.checks.find(({ id }) => id === 'retries/acknowledges-every-handled-type')
    expect(check?.verdict).toBe('fail')
    expect([2, 3]).toContain(check?.confirmed?.failed)
  })

  it('skips with a reason what it was not shown, and is then partial', async () => {
    const running = await start('node-http')
    const { effects: _effects, state: _state, ...blind } = settingsFor(running, { runs: 3 })
    const report = await run(blind)
    const skipped = report.checks.filter(({ verdict }) => verdict === 'skip')
    expect(skipped.length).toBeGreaterThan(5)
    for (const { reason } of skipped)
      expect(reason).toMatch(/--(effects|state|downstream|provider-api|start)/)
    expect(report.verdict).toBe('partial')
  })
})

describe('what is wrong before any check', () => {
  const tooEarly = async (running: Running, given: Partial<RunSettings> = {}): Promise<unknown> =>
    run(settingsFor(running, { only: ['retries/*'], ...given })).then(
      () => 'no error',
      (error: { code?: string }) => error.code,
    )

  it('is said of an address where nobody listens', async () => {
    const running = await receiver('node-http').start({ provider: 'moco', secret, store: 'memory' })
    await running.close()
    expect(await tooEarly(running)).toBe('unreachable')
  })

  it('is said of a wrong path', async () => {
    const running = await serve((_, response) => response.writeHead(404).end())
    expect(await tooEarly(running)).toBe('wrong-path')
  })

  it('is said of a wrong secret', async () => {
    const running = await start('node-http')
    expect(await tooEarly(running, { credentials: { secret: 'another' } })).toBe('refuses-everything')
  })

  it('names the mistake when the receiver decodes its secret wrongly', async () => {
    const running = await start('decodes-key-as-hex')
    await expect(run(settingsFor(running))).rejects.toThrow('decodes the secret from hex')
  })

  it('is said of a redirect', async () => {
    const running = await serve((_, response) => response.writeHead(308, { location: '/hooks/' }).end())
    expect(await tooEarly(running)).toBe('redirected')
  })

  it('is said when nothing is selected', async () => {
    const running = await start('node-http')
    expect(await tooEarly(running, { only: ['credentials/*'] })).toBe('nothing-selected')
    expect(await tooEarly(running, { only: ['nonsense/*'] })).toBe('no-check-matches')
  })

  it('is said when no effect can be seen', async () => {
    const running = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
    )
    expect(await tooEarly(running, { settleMs: 50 })).toBe('no-effects')
  })
})

async function serve(listener: RequestListener): Promise<Running> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${url}/hooks`,
    effectsUrl: `${url}/effects`,
    stateUrl: `${url}/state`,
    close: async () => {},
  }
}
