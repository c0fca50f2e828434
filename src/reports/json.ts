import type { CheckResult, Report } from '../model/index.ts'
import type { Reporter } from './reporter.ts'

/**
 * `hookproof-report/1`, a public format with its own schema, `schemas/report.schema.json`.
 *
 * Transcripts are written without their terms: the contract and its payload schemas can be looked up under the
 * provider's id, and would be most of the text.
 */
export function json(): Reporter {
  return { render: (report) => `${JSON.stringify(published(report), null, 2)}\n` }
}

function published(report: Report): unknown {
  return { ...report, checks: report.checks.map(withoutTerms) }
}

function withoutTerms(check: CheckResult): unknown {
  if (check.counterexample === null) return check
  const { terms: _terms, ...transcript } = check.counterexample.transcript
  return { ...check, counterexample: { ...check.counterexample, transcript } }
}
