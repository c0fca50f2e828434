import { readFile } from 'node:fs/promises'
import autocannon from 'autocannon'
import { loadProvider } from '../src/contracts/index.ts'
import { run } from '../src/runner/index.ts'
import { suites } from '../suites/index.ts'
import type { Figure } from './main.ts'
import { startReceiver } from './receiver-process.ts'
import { median } from './version.ts'

const concurrency = 16

/** Deliveries per second of the explorer, each uniquely minted, signed and judged, beside autocannon with one constant request. */
export async function measureExplorer(): Promise<readonly Figure[]> {
  const provider = await loadProvider('moco')
  const [mode] = provider.contract.authentication
  const secret = mode?.kind === 'signature' ? mode.testSecret : ''
  const sample = JSON.parse(
    await readFile(new URL('../fixtures/deliveries/moco/activity-create.json', import.meta.url), 'utf8'),
  ) as { headers: Record<string, string>; body: string }
  const receiver = await startReceiver('express', 'moco', secret)
  const ours: number[] = []
  const theirs: number[] = []
  try {
    for (let round = 0; round < 4; round += 1) {
      const report = await run({
        provider,
        suites,
        target: { kind: 'url', url: receiver.url },
        credentials: { secret },
        events: ['Activity/create'],
        only: ['retries/acknowledges-every-handled-type'],
        runs: 12_000,
        workers: concurrency,
        settleMs: 1_000,
        timeLimitSeconds: 60,
      })
      const check = report.checks.find(({ verdict }) => verdict !== 'skip')
      if (check?.verdict !== 'pass') throw new Error(`the bundled receiver is not green: ${check?.reason}`)
      const peer = await autocannon({
        url: receiver.url,
        method: 'POST',
        headers: sample.headers,
        body: sample.body,
        connections: concurrency,
        duration: 3,
      })
      if (peer.non2xx > 0) throw new Error(`autocannon got ${peer.non2xx} refusals`)
      // The first round warms everything up.
      if (round === 0) continue
      ours.push((check.deliveries / check.durationMs) * 1000)
      theirs.push(peer.requests.average)
    }
  } finally {
    await receiver.stop()
  }
  const ratio = median(ours) / median(theirs)
  return [
    {
      what: `deliveries per second, each minted, signed and judged, beside autocannon with one constant request (${concurrency} connections)`,
      measured: `${ratio.toFixed(2)} × (${median(ours).toFixed(0)} beside ${median(theirs).toFixed(0)})`,
      promised: '≥ 0.7 ×',
      holds: ratio >= 0.7,
    },
  ]
}
