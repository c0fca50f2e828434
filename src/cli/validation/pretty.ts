import type {
  BrokenEntry,
  Place,
  Position,
  Remark,
  ValidatedDelivery,
  ValidationReport,
} from '../../captures/index.ts'
import { type Layout, layout } from '../../reports/layout.ts'
import type { ReporterOptions } from '../../reports/reporter.ts'
import { count, printable } from '../../reports/words.ts'

/** So many problems of one delivery are shown; JSON has all. */
const mostProblems = 8
/** More valid deliveries than these are only counted. */
const mostValid = 20

/** For people: every delivery by file, its problems in full; notes gathered; the verdict last. */
export function prettyValidation(report: ValidationReport, options: ReporterOptions): string {
  const style = layout(options)
  const isLong = report.counts.valid > mostValid
  const lines = [
    ...report.files.flatMap(({ file, format }) => fileLines(file, format, report, isLong, style)),
    ...noteLines(report.deliveries, style),
    ...summaryLines(report, style),
  ]
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function fileLines(
  file: string,
  format: string,
  report: ValidationReport,
  isLong: boolean,
  style: Layout,
): readonly string[] {
  const isHere = ({ place }: { readonly place: Place }): boolean => place.file === file
  const deliveries = report.deliveries.filter(isHere)
  const shown = isLong ? deliveries.filter(({ verdict }) => verdict !== 'valid') : deliveries
  const entries = [...shown, ...report.broken.filter(isHere)]
  if (entries.length === 0) return []
  return [
    '',
    ` ${style.colours.bold(printable(file))} ${style.colours.dim(format)}`,
    ...entries
      .toSorted((a, b) => a.place.entry - b.place.entry)
      .flatMap((entry) => ('found' in entry ? brokenLines(entry, style) : deliveryLines(entry, style))),
  ]
}

function deliveryLines(delivery: ValidatedDelivery, style: Layout): readonly string[] {
  const { colours, wrap } = style
  const { place, provider, event, verdict, signature, fidelity, remarks } = delivery
  const glyph = { valid: colours.green('✓'), invalid: colours.red('✗'), unjudged: colours.yellow('?') }[
    verdict
  ]
  const name = [provider ?? 'not recognised', event ?? ''].join(' ').trim()
  const about = [
    {
      verified: 'signature verified',
      refused: 'signature refused',
      unknown: 'signature not judged',
      unasked: '',
    }[signature],
    fidelity === 'exact' ? '' : fidelity,
  ].filter((text) => text !== '')
  const problems = remarks.filter(({ kind }) => kind === 'problem')
  const rest = problems.length - mostProblems
  const reasons = verdict === 'unjudged' ? remarks.filter(({ kind }) => kind === 'note') : []
  return [
    `  ${glyph} ${String(place.entry).padStart(2)}  ${printable(name)}${about.length > 0 ? colours.dim(`  ${about.join(', ')}`) : ''}`,
    ...problems.slice(0, mostProblems).flatMap((remark) => problemLines(remark, place, style)),
    ...(rest > 0 ? wrap(`and ${count(rest, 'more problem')}; --reporter json lists all`, 7) : []),
    ...reasons.flatMap(({ code, received }) =>
      wrap(printable(noteText(code, received)), 7).map((line) => colours.dim(line)),
    ),
  ]
}

function problemLines(remark: Remark, place: Place, { colours, wrap }: Layout): readonly string[] {
  const { subject, pointer, expected, received, inBody, inFile, grounds } = remark
  const row = (label: string, text: string, colour: (text: string) => string): string[] => {
    const [first = '', ...more] = wrap(printable(text), 19).map((line) => line.slice(19))
    return [
      `         ${colours.dim(label.padEnd(8))}  ${colour(first)}`,
      ...more.map((line) => ' '.repeat(19) + colour(line)),
    ]
  }
  const plain = (text: string): string => text
  return [
    `       ${colours.bold(printable(pointer === null ? subject : `${subject} ${pointer}`))}`,
    ...row('expected', expected, colours.green),
    ...row('received', received, colours.red),
    ...row('at', whereText(place, inFile, inBody), plain),
    ...(grounds === null ? [] : row('basis', `${grounds.basis}: ${grounds.sources.join('; ')}`, colours.dim)),
  ]
}

/** `file:line:column`, which terminals and editors open, and the place in the body. */
function whereText({ file, line, column }: Place, inFile: Position | null, inBody: Position | null): string {
  const { line: row, column: at } = inFile ?? { line, column }
  return `${file}:${row}:${at}${inBody === null ? '' : ` (body line ${inBody.line}, column ${inBody.column})`}`
}

function brokenLines({ place, found, hint }: BrokenEntry, { colours, wrap }: Layout): readonly string[] {
  const [first = '', ...more] = wrap(printable(`cannot be read: ${found}. ${hint}`), 7)
  return [
    `  ${colours.yellow('!')} ${String(place.entry).padStart(2)}  ${first.trimStart()}`,
    ...more,
    colours.dim(`       ${printable(place.file)}:${place.line}:${place.column}`),
  ]
}

/** The same note about many deliveries is one line. */
function noteLines(deliveries: readonly ValidatedDelivery[], { colours, wrap }: Layout): readonly string[] {
  const groups = new Map<string, number>()
  for (const { provider, event, remarks, verdict } of deliveries) {
    if (verdict === 'unjudged') continue
    for (const { kind, code, pointer, received } of remarks) {
      if (kind === 'problem') continue
      const subject = [provider, event].filter((word) => word !== null).join(' ')
      const says =
        code === 'unknown-field'
          ? `${pointer} is a field that the schema does not name`
          : noteText(code, received)
      groups.set(`${subject}: ${says}`, (groups.get(`${subject}: ${says}`) ?? 0) + 1)
    }
  }
  if (groups.size === 0) return []
  return [
    '',
    ` ${colours.bold('notes')}`,
    ...[...groups].flatMap(([text, times]) =>
      wrap(printable(`${text}${times > 1 ? ` (${times} deliveries)` : ''}`), 2, 2),
    ),
  ]
}

function noteText(code: string, received: string): string {
  const words: Readonly<Record<string, string>> = {
    'unknown-event': 'no event of the contract, so its payload was not judged',
    'signature-not-judged': 'signature cannot be judged',
    'signature-over-other-writing': 'signature',
    'headers-not-recorded': 'headers were not judged',
    'unknown-provider': 'no provider recognised',
    'repeated-delivery': 'sent more than once',
    'out-of-order': 'arrived late',
    'body-truncated': 'the body was not judged',
    'body-compressed': 'the body was not judged',
    'body-not-read': 'the body was not judged',
    'body-too-deep': 'the body was not judged',
  }
  return `${words[code] ?? code}: ${received}`
}

function summaryLines(
  { counts, files, otherFiles, verdict, authenticated }: ValidationReport,
  style: Layout,
): readonly string[] {
  const { colours, row, wrap } = style
  const numbers = [
    counts.valid > 0 ? colours.green(`${counts.valid} valid`) : '',
    counts.invalid > 0 ? colours.red(`${counts.invalid} invalid`) : '',
    counts.unjudged > 0 ? colours.yellow(`${counts.unjudged} not judged`) : '',
    counts.broken > 0 ? colours.yellow(`${counts.broken} unreadable`) : '',
  ].filter((text) => text !== '')
  const left = [
    counts.leftOut > 0 ? `${count(counts.leftOut, 'request')} without a body left out` : '',
    otherFiles.length > 0
      ? `${count(otherFiles.length, 'file')} not in a known format: ${otherFiles.slice(0, 5).join(', ')}${otherFiles.length > 5 ? ' …' : ''}`
      : '',
  ].filter((text) => text !== '')
  const words = {
    valid: colours.green('✓ valid'),
    invalid: `${colours.red('✗ invalid')}`,
    incomplete: colours.yellow('? incomplete'),
  }
  const because = {
    valid: '',
    invalid: `: ${count(counts.problems, 'problem')} in ${counts.invalid} of ${counts.deliveries}`,
    incomplete: ': not everything could be read or judged',
  }
  return [
    '',
    ...row('deliveries', `${numbers.join(', ')} in ${count(files.length, 'file')}`),
    ...left.flatMap((text) => row('', colours.dim(printable(text)))),
    ...row(
      'signatures',
      authenticated
        ? `${counts.verified} of ${counts.deliveries} verified`
        : colours.dim('not verified: no --secret'),
    ),
    ...(counts.notes > 0 ? row('notes', String(counts.notes)) : []),
    '',
    ...wrap(`${colours.bold(words[verdict])}${because[verdict]}`, 1, 2),
  ]
}
