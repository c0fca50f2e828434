import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadProvider } from '../src/contracts/index.ts'
import type { Report } from '../src/model/index.ts'
import type { Figure } from './main.ts'
import { startReceiver } from './receiver-process.ts'
import { median } from './version.ts'

interface Case {
  readonly what: string
  readonly probes: boolean
  readonly runs: number
  readonly seconds: number
}

const cases: readonly Case[] = [
  { what: 'full run, 100 runs per check, without probes', probes: false, runs: 100, seconds: 6 },
  { what: 'full run, 100 runs per check, with effects and state', probes: true, runs: 100, seconds: 10 },
  { what: 'full run, 25 runs per check, without probes', probes: false, runs: 25, seconds: 3 },
]

const memoryLimitMb = 250

/** Whole runs of the built command against the bundled Express receiver, from start to exit, with its peak of memory. */
export async function measureRuns(): Promise<readonly Figure[]> {
  const [mode] = (await loadProvider('moco')).contract.authentication
  const secret = mode?.kind === 'signature' ? mode.testSecret : ''
  const figures: Figure[] = []
  let peak = 0
  for (const { what, probes, runs, seconds } of cases) {
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      // A receiver of its own for each run: logs that grow from run to run would measure the log.
      const receiver = await startReceiver('express', 'moco', secret)
      try {
        const seen = probes ? ['--effects', receiver.effectsUrl, '--state', receiver.stateUrl] : []
        const { elapsed, megabytes } = runOnce([receiver.url, ...seen], secret, runs)
        times.push(elapsed)
        peak = Math.max(peak, megabytes)
      } finally {
        await receiver.stop()
      }
    }
    figures.push({
      what,
      measured: `${median(times).toFixed(1)} s`,
      promised: `≤ ${seconds} s`,
      holds: median(times) <= seconds,
    })
  }
  return [
    ...figures,
    {
      what: 'most memory of these runs',
      measured: `${peak.toFixed(0)} MB`,
      promised: `≤ ${memoryLimitMb} MB`,
      holds: peak <= memoryLimitMb,
    },
  ]
}

/** One run of the built command with these arguments, in seconds, and the most memory that it took. */
export function runOnce(
  given: readonly string[],
  secret: string,
  runs: number,
): { elapsed: number; megabytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'hookproof-bench-'))
  const bin = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
  const watch = fileURLToPath(new URL('./peak-memory.mjs', import.meta.url))
  const report = join(folder, 'report.json')
  const memory = join(folder, 'memory')
  const began = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      watch,
      bin,
      'test',
      '--provider',
      'moco',
      '--runs',
      String(runs),
      '--reporter',
      `json=${report}`,
      ...given,
    ],
    { env: { ...process.env, HOOKPROOF_SECRET: secret, PEAK_MEMORY_FILE: memory } },
  )
  const elapsed = (performance.now() - began) / 1000
  if (!existsSync(report)) throw new Error(`the run was not completed: ${stderr}`)
  const { verdict } = JSON.parse(readFileSync(report, 'utf8')) as Report
  if (status !== 0) throw new Error(`the bundled receiver is ${verdict}: ${stderr}`)
  const megabytes = Number(readFileSync(memory, 'utf8')) / 1024
  rmSync(folder, { recursive: true })
  return { elapsed, megabytes }
}
