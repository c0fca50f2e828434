import junitReportBuilder, { type Builder, type TestSuite } from 'junit-report-builder'
import type { CheckResult, Report } from '../model/index.ts'
import { failureLines } from './failure.ts'
import { layout } from './layout.ts'
import type { Reporter } from './reporter.ts'

/**
 * JUnit XML for CI: a test suite per suite, a test case per check.
 *
 * An inconclusive required check is a failure of type `inconclusive`, because nobody may take it for a pass; other
 * inconclusive checks and known failures are skipped, with their reason in the output.
 */
export function junit(): Reporter {
  return { render: (report) => write(report) }
}

function write(report: Report): string {
  // Its types describe a default export that Node does not see.
  const root = junitReportBuilder as unknown as Builder
  const builder = root.newBuilder().name('hookproof')
  const suites = new Map<string, CheckResult[]>()
  for (const check of report.checks) {
    const suite = check.id.split('/')[0] ?? check.id
    suites.set(suite, [...(suites.get(suite) ?? []), check])
  }
  for (const [id, checks] of suites) {
    const seconds = checks.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000
    const suite = builder
      .testSuite()
      .name(`${report.provider.id}/${id}`)
      .timestamp(report.startedAt.slice(0, 19))
    suite.time(seconds)
    for (const [name, value] of properties(report)) suite.property(name, clean(value))
    for (const check of checks) addCase(suite, check, report.provider)
  }
  return `${builder.build()}\n`
}

function properties(report: Report): readonly (readonly [name: string, value: string])[] {
  return [
    ['hookproof.version', report.tool.version],
    ['hookproof.provider', report.provider.id],
    ['hookproof.target', report.target],
    ['hookproof.authentication', report.authentication],
    ['hookproof.seed', String(report.seed)],
    ['hookproof.runs', String(report.runs)],
    ['hookproof.verdict', report.verdict],
    ['hookproof.interrupted', String(report.interrupted)],
  ]
}

function addCase(suite: TestSuite, check: CheckResult, provider: Report['provider']): void {
  const { id, verdict, level, knownFailure, reason, claim } = check
  const [suiteId, ...name] = id.split('/')
  const testCase = suite
    .testCase()
    .className(`${provider.id}.${suiteId}`)
    .name(name.join('/'))
    .time(check.durationMs / 1000)
    .property('level', level)
  const details = clean(
    failureLines(check, provider, layout({ colour: false, width: 100 }))
      .join('\n')
      .trim(),
  )
  const first = check.findings.find(({ kind }) => kind === 'violation') ?? check.findings[0]
  const message =
    first === undefined ? claim : `${first.where}: expected ${first.expected}, received ${first.received}`
  if (verdict === 'fail' && !knownFailure) {
    testCase.failure(clean(message), `${level}-violation`).stacktrace(details)
  } else if (verdict === 'inconclusive' && level === 'must') {
    testCase.failure(clean(reason ?? message), 'inconclusive')
  } else if (verdict !== 'pass') {
    const why = verdict === 'fail' ? `known failure: ${message}` : `${verdict}: ${reason ?? message}`
    testCase.skipped().standardOutput(clean(why))
  }
}

/** Without what XML 1.0 cannot hold: control characters, halves of surrogate pairs. */
export function clean(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
}
