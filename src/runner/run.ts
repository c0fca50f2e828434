import type { Check, CheckResult, Report } from '../model/index.ts'
import { systemClock } from './clock.ts'
import { type OpenConformance, openConformance } from './open-conformance.ts'
import { assembleReport } from './report.ts'
import type { RunSettings } from './settings.ts'

/** Checks that explore at the same time: enough to hide each other's waiting. */
const lanes = 16

/**
 * Tests a receiver: gets to know it, asks every check that makes sense, and reports.
 *
 * @throws UsageError for what the user can mend in the call; RunError when the receiver cannot be tested at all.
 * @example
 * const report = await run({
 *   provider: await loadProvider('./acme'),
 *   suites,
 *   target: { kind: 'url', url: 'http://localhost:3000/webhooks' },
 *   credentials: { secret: process.env.WEBHOOK_SECRET },
 *   effects: { kind: 'url', url: 'http://localhost:3000/effects' },
 *   runs: 100,
 *   workers: 16,
 *   settleMs: 5000,
 * })
 * console.log(report.verdict)
 */
export async function run(settings: RunSettings): Promise<Report> {
  const startedAt = new Date(systemClock.nowMs()).toISOString()
  const began = performance.now()
  const conformance = await openConformance(settings)
  try {
    const { choice, ask } = conformance
    const { selected, skipped, notApplicable } = choice
    settings.onProgress?.({
      kind: 'selected',
      ids: selected.map(({ id }) => id),
      notApplicable: notApplicable.length,
    })
    const results = await askAll(selected, settings, conformance)
    const silent = await Promise.all(skipped.map(({ check }) => ask(check.id)))
    return assembleReport({
      settings,
      ...conformance,
      startedAt,
      durationMs: performance.now() - began,
      results: inOrder(settings, [...results, ...silent]),
      notApplicable,
      interrupted: settings.signal?.aborted === true,
    })
  } finally {
    await conformance.close()
  }
}

async function askAll(
  checks: readonly Check[],
  { onProgress }: RunSettings,
  { ask }: OpenConformance,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = []
  const one = async ({ id }: Check): Promise<void> => {
    onProgress?.({ kind: 'started', id })
    const result = await ask(id)
    results.push(result)
    onProgress?.({ kind: 'finished', result })
  }
  // Those that wait inside a request go first, so that the others work meanwhile.
  const waits = (check: Check): boolean => check.needs.includes('wire')
  const together = checks.filter(({ alone }) => alone !== true)
  const queue = [...together.filter(waits), ...together.filter((check) => !waits(check))]
  const lane = async (): Promise<void> => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) await one(check)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  for (const check of checks) if (check.alone === true) await one(check)
  return results
}

function inOrder({ suites }: RunSettings, results: readonly CheckResult[]): readonly CheckResult[] {
  const order = new Map(suites.flatMap(({ checks }) => checks).map(({ id }, index) => [id, index]))
  return [...results].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}
