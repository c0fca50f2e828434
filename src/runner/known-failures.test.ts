import { describe, expect, test } from 'vitest'
import type { CheckResult, Verdict } from '../model/index.ts'
import { markKnownFailures, parseKnownFailures, staleKnownFailures } from './known-failures.ts'

const result = (id: string, verdict: Verdict): CheckResult =>
  ({ id, verdict, knownFailure: false }) as CheckResult
const results = [
  result('ordering/newest-version-wins', 'fail'),
  result('ordering/deleted-stays-deleted', 'pass'),
  result('duplicates/duplicate-has-one-effect', 'fail'),
  result('timeouts/accepts-bursts', 'skip'),
  result('payloads/accepts-null-fields', 'inconclusive'),
]

test.each([
  ['', []],
  ['# nothing\n\n  \r\n', []],
  ['a/b\r\n  acme/**  # since May\nb/c#d', ['a/b', 'acme/**', 'b/c#d']],
])('reads %j', (text, patterns) => {
  expect(parseKnownFailures(text)).toEqual(patterns)
})

describe('marks', () => {
  const marked = (...patterns: readonly string[]): readonly string[] =>
    markKnownFailures(results, patterns, 'acme')
      .filter(({ knownFailure }) => knownFailure)
      .map(({ id }) => id)

  test.each<[string[], string[]]>([
    [[], []],
    [['ordering/newest-version-wins'], ['ordering/newest-version-wins']],
    [['ordering/*'], ['ordering/newest-version-wins']],
    [['acme/**'], ['ordering/newest-version-wins', 'duplicates/duplicate-has-one-effect']],
    [['acme/duplicates/*'], ['duplicates/duplicate-has-one-effect']],
    [['other/**', 'ordering', '*'], []],
  ])('what fails and matches %j', (patterns, ids) => {
    expect(marked(...patterns)).toEqual(ids)
  })
})

describe('complains', () => {
  const notApplicable = [{ id: 'freshness/rejects-stale-timestamp', reason: 'no' }]
  const stale = (pattern: string): readonly string[] =>
    staleKnownFailures(results, notApplicable, [pattern], 'acme')

  test.each([
    'ordering/newest-version-wins',
    'acme/duplicates/**',
    'timeouts/*',
    'payloads/accepts-null-fields',
    'freshness/**',
  ])('not about %s', (pattern) => {
    expect(stale(pattern)).toEqual([])
  })

  test.each([
    ['ordering/*', 'ordering/deleted-stays-deleted passes now. Remove or narrow the line.'],
    ['acme/**', 'ordering/deleted-stays-deleted passes now. Remove or narrow the line.'],
    ['orderin/*', 'no selected check matches. Remove the line.'],
    ['other/ordering/*', 'no selected check matches. Remove the line.'],
  ])('about %s', (pattern, complaint) => {
    expect(stale(pattern)).toEqual([`Cannot accept known failure "${pattern}": ${complaint}`])
  })
})
