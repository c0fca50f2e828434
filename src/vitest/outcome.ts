import type { CheckResult, Report } from '../model/index.ts'
import { failureLines } from '../reports/failure.ts'
import { layout } from '../reports/layout.ts'
import { markKnownFailures, matchesPattern, staleKnownFailures } from '../runner/index.ts'

/** What becomes of the test of one check. */
export interface Outcome {
  readonly kind: 'pass' | 'skip' | 'warn' | 'fail'
  /** The reason; empty for a pass. */
  readonly text: string
}

/** What decides how severe a result is. */
export interface Severity {
  readonly provider: Report['provider']
  readonly strict: boolean
  readonly knownFailures: readonly string[]
}

/**
 * What a result means to a test: a required claim that does not hold, or that could not be judged, fails it; a
 * recommendation only when strict. What is expected to fail and passes is out of date, and fails too.
 */
export function outcomeOf(result: CheckResult, { provider, strict, knownFailures }: Severity): Outcome {
  const { verdict, level, id, reason } = result
  if (verdict === 'skip') return { kind: 'skip', text: reason ?? 'not asked' }
  const own = knownFailures.filter((pattern) => matchesPattern(pattern, id, provider.id))
  if (verdict === 'pass') {
    const [stale] = staleKnownFailures([result], [], own, provider.id)
    return stale === undefined ? { kind: 'pass', text: '' } : { kind: 'fail', text: stale }
  }
  const [marked = result] = markKnownFailures([result], own, provider.id)
  const severe = level === 'must' || (strict && level === 'should')
  const kind = severe && !marked.knownFailure ? 'fail' : 'warn'
  return { kind, text: verdict === 'fail' ? failureText(marked, provider) : undecided(marked, provider) }
}

/** The same text as the report for people has, plain. */
function failureText(result: CheckResult, provider: Report['provider']): string {
  const lines = failureLines(result, provider, layout({ colour: false, width: 100 }))
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}

function undecided({ id, level, claim, reason }: CheckResult, provider: Report['provider']): string {
  return `INCONCLUSIVE  ${provider.id}/${id} (${level})\n  ${claim}\n\n  ${reason ?? 'no reason given'}`
}
