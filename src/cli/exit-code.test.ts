import { expect, test } from 'vitest'
import { failure, report, result, skipped } from '../../test/example-reports.ts'
import type { Report } from '../model/index.ts'
import { exitCode } from './exit-code.ts'

const pass = result('a/pass')
const undecided = result('a/undecided', { verdict: 'inconclusive' })

test.each<[string, Report, number, number]>([
  ['a conformant report', report([pass]), 0, 0],
  ['a partial one', report([pass, skipped('a/b')], { verdict: 'partial' }), 0, 1],
  ['a finding', report([pass, failure('a/b')], { verdict: 'not-conformant' }), 1, 1],
  ['a recommendation not followed', report([pass, failure('a/b', { level: 'should' })]), 0, 1],
  ['an option not taken', report([pass, failure('a/b', { level: 'may' })]), 0, 0],
  ['a known failure', report([pass, failure('a/b', { knownFailure: true })], { verdict: 'partial' }), 0, 1],
  ['a stale known failure', report([pass], { staleKnownFailures: ['a/pass passes now'] }), 1, 1],
  ['an undecided required check', report([pass, undecided], { verdict: 'inconclusive' }), 3, 3],
  ['an undecided recommendation', report([pass, { ...undecided, level: 'should' }]), 0, 0],
  [
    'a finding beside an undecided check',
    report([failure('a/b'), undecided], { verdict: 'not-conformant' }),
    1,
    1,
  ],
  ['only skipped checks', report([skipped('a/b')], { verdict: 'inconclusive' }), 2, 2],
  ['no checks at all', report([], { verdict: 'inconclusive' }), 2, 2],
  ['an interruption', report([pass], { interrupted: true }), 3, 3],
  ['an interruption after a finding', report([failure('a/b')], { interrupted: true }), 3, 3],
])('%s', (_, given, lenient, strict) => {
  expect([exitCode(given, false), exitCode(given, true)]).toEqual([lenient, strict])
})
