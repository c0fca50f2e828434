import { type CheckResult, type Report, redact } from '../model/index.ts'

/**
 * The report without secrets, whatever format it is written in afterwards.
 *
 * Only what came from outside is searched: the words of the format itself (`pass`, ids, claims) stay, even when
 * somebody's password is one of them.
 */
export function redactReport(report: Report, secrets: readonly string[]): Report {
  if (secrets.length === 0) return report
  const clean = redact(secrets)
  return {
    ...report,
    target: clean(report.target),
    checks: report.checks.map((check) => redactResult(check, clean)),
  }
}

/** One result without secrets. */
export function redactResult(check: CheckResult, clean: (text: string) => string): CheckResult {
  const { reason, findings, counterexample, replay } = check
  return {
    ...check,
    reason: reason === null ? null : clean(reason),
    findings: findings.map((finding) => ({
      ...finding,
      expected: clean(finding.expected),
      received: clean(finding.received),
    })),
    counterexample: counterexample === null ? null : redactStrings(counterexample, clean),
    replay: replay === null ? null : { ...replay, command: clean(replay.command) },
  }
}

/** Words of the model that say what a value is: they never hold anything from outside. */
const structural: ReadonlySet<string> = new Set([
  'kind',
  'nature',
  'role',
  'cause',
  'type',
  'delivery',
  'terms',
])

function redactStrings<T>(value: T, clean: (text: string) => string, key = ''): T {
  if (structural.has(key)) return value
  if (typeof value === 'string') return clean(value) as T
  if (Array.isArray(value)) return value.map((item) => redactStrings(item, clean)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [clean(name), redactStrings(member, clean, name)]),
  ) as T
}
