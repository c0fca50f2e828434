import picomatch from 'picomatch'
import type { CheckResult, NotApplicable } from '../model/index.ts'

/**
 * The patterns of a known-failures file: one per line, `#` begins a comment.
 *
 * @example
 * const knownFailures = parseKnownFailures(await readFile('known-failures.txt', 'utf8'))
 */
export function parseKnownFailures(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
}

/** Marks the results that are expected to fail. Patterns match `<suite>/<claim>` or `<provider>/<suite>/<claim>`. */
export function markKnownFailures(
  results: readonly CheckResult[],
  patterns: readonly string[],
  provider: string,
): readonly CheckResult[] {
  return results.map((result) => ({
    ...result,
    knownFailure:
      result.verdict === 'fail' && patterns.some((pattern) => matchesPattern(pattern, result.id, provider)),
  }))
}

/**
 * Complaints about patterns that excuse nothing: one that matches no check, or only checks that pass now. A pattern
 * whose checks were skipped, not applicable or inconclusive is left alone: nobody knows.
 */
export function staleKnownFailures(
  results: readonly CheckResult[],
  notApplicable: readonly NotApplicable[],
  patterns: readonly string[],
  provider: string,
): readonly string[] {
  return patterns.flatMap((pattern) => {
    const matched = results.filter(({ id }) => matchesPattern(pattern, id, provider))
    const passing = matched.filter(({ verdict }) => verdict === 'pass')
    if (passing.length > 0) {
      const [first] = passing
      return [`Cannot accept known failure "${pattern}": ${first?.id} passes now. Remove or narrow the line.`]
    }
    if (matched.length > 0 || notApplicable.some(({ id }) => matchesPattern(pattern, id, provider))) return []
    return [`Cannot accept known failure "${pattern}": no selected check matches. Remove the line.`]
  })
}

/** Whether a pattern means this check: it matches `<suite>/<claim>` or `<provider>/<suite>/<claim>`. */
export function matchesPattern(pattern: string, id: string, provider: string): boolean {
  const isMatch = picomatch(pattern)
  return isMatch(id) || isMatch(`${provider}/${id}`)
}
