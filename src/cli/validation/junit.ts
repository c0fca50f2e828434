import junitReportBuilder, { type Builder, type TestSuite } from 'junit-report-builder'
import type { Finding, ValidationSummary } from '../../captures/index.ts'
import { clean } from '../../reports/junit.ts'
import { brokenSentence, unreadSentence } from './broken-sentence.ts'
import { findingsOf, placeOf } from './findings-of-file.ts'
import { remarkSentence } from './remark-sentence.ts'
import type { ValidationReporter } from './reporter.ts'

/** No consumer shows more, and many fail over it. */
const mostCases = 5_000

/**
 * JUnit XML for CI: a test suite per file, a test case per delivery. Of long captures, deliveries that are valid are left
 * out first; properties say how many there were.
 */
export function junit(): ValidationReporter {
  const bad: Finding[] = []
  const good: Finding[] = []
  return {
    found: (finding) => {
      const isGood = finding.kind === 'judged' && finding.delivery.verdict === 'valid'
      const list = isGood ? good : bad
      if (list.length < mostCases) list.push(finding)
      return ''
    },
    end: (summary) => write(summary, [...bad, ...good.slice(0, mostCases - bad.length)]),
  }
}

function write(
  { files, unread, counts, verdict, tool }: ValidationSummary,
  shown: readonly Finding[],
): string {
  // Its types describe a default export that Node does not see.
  const builder = (junitReportBuilder as unknown as Builder).newBuilder().name('hookproof validate')
  for (const { file } of files) {
    const suite = builder.testSuite().name(clean(file)).time(0)
    const properties = { version: tool.version, verdict, deliveries: counts.deliveries, valid: counts.valid }
    for (const [name, value] of Object.entries(properties)) suite.property(`hookproof.${name}`, String(value))
    for (const finding of findingsOf(shown, file)) addCase(suite, finding)
  }
  for (const one of unread) {
    const testCase = builder.testSuite().name(clean(one.file)).time(0).testCase().className(clean(one.file))
    testCase
      .name('file')
      .time(0)
      .file(clean(one.file))
      .failure(clean(unreadSentence(one)), 'unreadable')
  }
  return `${builder.build()}\n`
}

function addCase(suite: TestSuite, finding: Finding): void {
  const { file, line, entry } = placeOf(finding)
  const testCase = suite
    .testCase()
    .className(clean(file))
    .time(0)
    .file(clean(file))
    .property('line', String(line))
  if (finding.kind === 'broken') {
    testCase.name(`entry ${entry}`).failure(clean(brokenSentence(finding.entry)), 'unreadable')
    return
  }
  const { provider, event, verdict, remarks } = finding.delivery
  testCase.name(clean([`entry ${entry}`, provider, event].filter((text) => text !== null).join(' ')))
  const problems = remarks.filter(({ kind }) => kind === 'problem').map(remarkSentence)
  if (verdict === 'invalid') {
    testCase.failure(clean(problems[0] ?? verdict), 'invalid').stacktrace(clean(problems.join('\n')))
  } else if (verdict === 'unjudged') {
    testCase.skipped().standardOutput(clean(remarks.map(remarkSentence).join('\n')))
  }
}
