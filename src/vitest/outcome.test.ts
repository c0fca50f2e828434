import { expect, it } from 'vitest'
import type { CheckResult } from '../model/index.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

const provider = { id: 'acme', name: 'Acme' }

function result(given: Partial<CheckResult>): CheckResult {
  return {
    id: 'orders/arrives',
    level: 'must',
    claim: 'A receiver takes orders.',
    because: ['the manual'],
    fix: 'Take them.',
    verdict: 'pass',
    reason: null,
    runs: 1,
    deliveries: 1,
    durationMs: 1,
    findings: [],
    counterexample: null,
    confirmed: null,
    consequence: null,
    assumptions: [],
    replay: null,
    knownFailure: false,
    ...given,
  }
}

const failed = { verdict: 'fail' as const }
const undecided = { verdict: 'inconclusive' as const, reason: 'the time limit was reached' }

it.each<[string, Partial<CheckResult>, boolean, readonly string[], Outcome['kind']]>([
  ['a pass', {}, true, [], 'pass'],
  ['a skip', { verdict: 'skip', reason: 'left out' }, true, [], 'skip'],
  ['a requirement', failed, false, [], 'fail'],
  ['a requirement undecided', undecided, false, [], 'fail'],
  ['a recommendation', { ...failed, level: 'should' }, false, [], 'warn'],
  ['a recommendation, strictly', { ...failed, level: 'should' }, true, [], 'fail'],
  ['a recommendation undecided', { ...undecided, level: 'should' }, false, [], 'warn'],
  ['an option', { ...failed, level: 'may' }, true, [], 'warn'],
  ['a known failure', failed, true, ['orders/*'], 'warn'],
  ['a failure with the name of its provider', failed, true, ['acme/orders/arrives'], 'warn'],
  ['a failure of another provider', failed, false, ['other/orders/arrives'], 'fail'],
  ['a known failure that is undecided', undecided, false, ['orders/*'], 'fail'],
  ['a known failure that passes', {}, false, ['orders/*'], 'fail'],
  ['a known failure that is skipped', { verdict: 'skip' }, false, ['orders/*'], 'skip'],
  ['a pass beside a known failure', {}, false, ['refunds/*'], 'pass'],
])('judges %s', (_, given, strict, knownFailures, kind) => {
  expect(outcomeOf(result(given), { provider, strict, knownFailures }).kind).toBe(kind)
})

it('says what failed as the report for people does, and what could not be judged and why', () => {
  const severity = { provider, strict: false, knownFailures: [] }
  expect(outcomeOf(result(failed), severity).text).toMatch(
    /^FAIL {2}acme\/orders\/arrives \(must\)\n {2}A receiver takes orders\.\n.*\n {2}fix {8}Take them\.\n {2}why {8}the manual$/s,
  )
  expect(outcomeOf(result(undecided), severity).text).toBe(
    'INCONCLUSIVE  acme/orders/arrives (must)\n  A receiver takes orders.\n\n  the time limit was reached',
  )
})
