import type { Report } from '../model/index.ts'
import type { ExitCode } from './shell.ts'

/**
 * What a report means for a build.
 *
 * Findings about required claims count; recommendations and skipped checks only when strict. What could not be
 * decided is never a success, and neither is a run in which nothing was asked.
 */
export function exitCode(report: Report, strict: boolean): ExitCode {
  const { checks, interrupted, staleKnownFailures, verdict } = report
  if (interrupted) return 3
  const failed = checks.filter((check) => check.verdict === 'fail' && !check.knownFailure)
  if (failed.some(({ level }) => level === 'must') || staleKnownFailures.length > 0) return 1
  if (strict && failed.some(({ level }) => level === 'should')) return 1
  if (checks.every((check) => check.verdict === 'skip')) return 2
  if (verdict === 'inconclusive') return 3
  if (checks.some((check) => check.level === 'must' && check.verdict === 'inconclusive')) return 3
  return strict && verdict === 'partial' ? 1 : 0
}
