import type { CheckResult, Finding, Report } from '../model/index.ts'
import { differences } from './differences.ts'
import type { Layout } from './layout.ts'
import { count, printable } from './words.ts'

const mostFindings = 3
const mostAttempts = 16

/** A failed check in full: what it claims, what happened instead, why that matters, and how to see it again. */
export function failureLines(
  result: CheckResult,
  provider: Report['provider'],
  layout: Layout,
): readonly string[] {
  const { colours, wrap, row } = layout
  const { id, level, claim, consequence, fix, because, assumptions, replay, counterexample } = result
  const tag =
    level === 'must' ? colours.inverse(colours.red(' FAIL ')) : colours.inverse(colours.yellow(' FAIL '))
  const levelText = result.knownFailure ? `${level}, known failure` : level
  return [
    '',
    `${colours.isColorSupported ? tag : 'FAIL '} ${colours.bold(`${provider.id}/${id}`)} ${colours.dim(`(${levelText})`)}`,
    ...wrap(claim, 2),
    '',
    ...findingLines(result.findings, layout),
    ...historyLines(result, layout),
    ...(counterexample?.provider ?? []).flatMap((line, index) =>
      row(index === 0 ? 'provider' : '', printable(line)),
    ),
    ...(consequence === null ? [] : row('then', `${provider.name} ${printable(consequence)}`)),
    ...row('fix', fix),
    ...because.flatMap((source, index) => row(index === 0 ? 'why' : '', source)),
    ...assumptions.flatMap((fact, index) => row(index === 0 ? 'assumed' : '', fact)),
    ...confirmedLines(result, layout),
    ...(replay === null ? [] : commandLines('replay', replay.command, layout)),
    ...(counterexample?.curl ? commandLines('curl', counterexample.curl, layout) : []),
  ]
}

function findingLines(findings: readonly Finding[], { colours, wrap }: Layout): string[] {
  const violations = findings.filter(({ kind }) => kind === 'violation')
  const listed = violations.length > 0 ? violations : findings
  const rest = listed.length - mostFindings
  const lines = listed.slice(0, mostFindings).flatMap(({ where, ...texts }) => {
    const { expected, received, equal } = differences(texts.expected, texts.received)
    const left = equal === 0 ? '' : colours.dim(` (${count(equal, 'equal member')} left out)`)
    const part = (label: string, text: string, colour: (text: string) => string): string[] => {
      const [first = '', ...more] = wrap(printable(text), 14).map((line) => line.slice(14))
      return [
        `    ${colours.dim(label)}  ${colour(first)}`,
        ...more.map((line) => ' '.repeat(14) + colour(line)),
      ]
    }
    return [
      ...wrap(`${printable(where)}${left}`, 2),
      ...part('expected', expected, colours.green),
      ...part('received', received, colours.red),
    ]
  })
  return [...lines, ...(rest > 0 ? [`  and ${count(rest, 'more finding')}`] : []), '']
}

function historyLines({ counterexample }: CheckResult, { colours, wrap }: Layout): string[] {
  if (counterexample === null) return []
  const { timeline, summary } = counterexample
  if (timeline.length === 0) return [...wrap(`the smallest history that fails: ${printable(summary)}`, 2), '']
  const half = mostAttempts / 2
  const isLong = timeline.length > mostAttempts
  const attemptLines = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => {
      const plain = printable(line)
      const wrapped = wrap(plain, 4, 3)
      // Columns are for short lines; a long one reads better without its gaps.
      return wrapped.length === 1 ? [`    ${plain}`] : wrap(plain.replace(/(\S) {2,}(?=→)/g, '$1 '), 4, 3)
    })
  return [
    `  ${colours.dim('the smallest history that fails')}`,
    ...attemptLines(isLong ? timeline.slice(0, half) : timeline),
    ...(isLong ? [colours.dim(`     … ${count(timeline.length - mostAttempts, 'more attempt')}`)] : []),
    ...attemptLines(isLong ? timeline.slice(-half) : []),
    '',
  ]
}

function confirmedLines({ confirmed }: CheckResult, { row, colours }: Layout): string[] {
  if (confirmed === null) return []
  const { failed, of } = confirmed
  if (failed === of) return row('confirmed', `failed ${failed} of ${of}`)
  return row('flaky', colours.yellow(`failed ${failed} of ${of} times when it was executed again`))
}

/** Commands are never wrapped: they are there to be copied. */
function commandLines(label: string, command: string, { row, colours }: Layout): string[] {
  const [first = '', ...rest] = command.split('\n').map(printable)
  const [head = ''] = row(label, '')
  return [`${head}${colours.cyan(first)}`, ...rest.map((line) => ' '.repeat(13) + colours.cyan(line))]
}
