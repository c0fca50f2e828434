import type {
  AuthenticationMode,
  Capability,
  CheckResult,
  Conformance,
  NotApplicable,
  Report,
  Verdict,
} from '../model/index.ts'
import type { Transport } from '../probe/index.ts'
import { markKnownFailures, staleKnownFailures } from './known-failures.ts'
import type { RunSettings } from './settings.ts'
import { version } from './version.ts'

/** What a report is made of. */
export interface ReportInput {
  readonly settings: RunSettings
  readonly mode: AuthenticationMode
  readonly transport: Transport
  readonly seed: number
  readonly startedAt: string
  readonly durationMs: number
  readonly results: readonly CheckResult[]
  readonly notApplicable: readonly NotApplicable[]
  readonly handled: readonly string[]
  readonly notHandled: readonly string[]
  readonly capabilities: readonly Capability[]
  readonly interrupted: boolean
}

/** Puts a report together; the verdict is the worst that any *must* check has to say. */
export function assembleReport(input: ReportInput): Report {
  const { settings, results } = input
  const { id, name } = settings.provider.contract
  const patterns = settings.knownFailures ?? []
  const checks = markKnownFailures(results, patterns, id)
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, skip: 0, inconclusive: 0 }
  for (const { verdict } of checks) counts[verdict] += 1
  return {
    format: 'hookproof-report/1',
    tool: { name: 'hookproof', version },
    provider: { id, name },
    target: input.transport.url,
    authentication: input.mode.id,
    seed: input.seed,
    runs: settings.runs,
    startedAt: input.startedAt,
    durationMs: input.durationMs,
    capabilities: input.capabilities.filter((one) => one !== 'outcome'),
    events: { handled: input.handled, notHandled: input.notHandled },
    verdict: conformanceOf(checks),
    counts,
    checks,
    notApplicable: input.notApplicable,
    staleKnownFailures: staleKnownFailures(checks, input.notApplicable, patterns, id),
    interrupted: input.interrupted,
  }
}

/** fail > inconclusive > skip > pass, over the *must* checks; a known failure is no surprise and counts as skipped. */
export function conformanceOf(checks: readonly CheckResult[]): Conformance {
  const musts = checks.filter(({ level }) => level === 'must')
  if (musts.some(({ verdict, knownFailure }) => verdict === 'fail' && !knownFailure)) return 'not-conformant'
  if (musts.some(({ verdict }) => verdict === 'inconclusive')) return 'inconclusive'
  if (!checks.some(({ verdict }) => verdict === 'pass')) return 'inconclusive'
  return musts.some(({ verdict, knownFailure }) => verdict === 'skip' || knownFailure)
    ? 'partial'
    : 'conformant'
}
