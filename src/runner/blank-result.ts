import type { Check, CheckResult } from '../model/index.ts'

/** A result that says nothing yet. */
export function blankResult({ id, level, claim, because, fix }: Check): CheckResult {
  return {
    id,
    level,
    claim,
    because,
    fix,
    verdict: 'skip',
    reason: null,
    runs: 0,
    deliveries: 0,
    durationMs: 0,
    findings: [],
    counterexample: null,
    confirmed: null,
    consequence: null,
    assumptions: [],
    replay: null,
    knownFailure: false,
  }
}
