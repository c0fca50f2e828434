import type {
  BrokenEntry,
  Finding,
  Frame,
  Place,
  Position,
  Remark,
  UnreadFile,
  ValidatedDelivery,
  ValidationSummary,
} from '../../captures/index.ts'
import { type Layout, layout } from '../../reports/layout.ts'
import type { ReporterOptions } from '../../reports/reporter.ts'
import { count, grouped, printable } from '../../reports/words.ts'
import { findingsOf } from './findings-of-file.ts'
import { createNotes, type Notes, noteText } from './notes.ts'
import type { ValidationReporter } from './reporter.ts'
import { sequenceLines } from './sequence-lines.ts'

/** So many problems of one delivery are shown; JSON has all. */
const mostProblems = 8
/** More valid deliveries than these are only counted. */
const mostValid = 20
/** More deliveries with problems than these are only counted. */
const mostShown = 50
/** So many with the same problems are shown: one reason has made them all. */
const mostAlike = 3

/** For people: every delivery by file, its problems in full; notes gathered; the verdict last. */
export function pretty(options: ReporterOptions): ValidationReporter {
  const style = layout(options)
  const valid: Finding[] = []
  const others: Finding[] = []
  const alike = new Map<string, number>()
  const notes = createNotes()
  /** Signatures that another secret may explain. */
  let doubts = 0
  return {
    found: (finding) => {
      if (finding.kind === 'judged') notes.add(finding.delivery)
      if (finding.kind === 'judged' && finding.delivery.remarks.some(isDoubt)) doubts += 1
      const isValid = finding.kind === 'judged' && finding.delivery.verdict === 'valid'
      if (isValid && valid.length <= mostValid) valid.push(finding)
      if (!isValid && others.length < mostShown && isNews(finding, alike)) others.push(finding)
      return ''
    },
    end: (summary) => {
      const shown = valid.length > mostValid ? others : [...valid, ...others]
      const lines = [
        ...summary.files.flatMap((file) => fileLines(file, shown, style)),
        ...summary.unread.slice(0, mostShown).flatMap((file) => unreadLines(file, style)),
        ...leftOutLines(summary, others.length, style),
        ...noteLines(notes, style),
        ...sequenceLines(summary.sequence, style),
        ...summaryLines(summary, doubts, style),
      ]
      return lines.map((line) => `${line.trimEnd()}\n`).join('')
    },
  }
}

function fileLines(
  { file, format }: ValidationSummary['files'][number],
  shown: readonly Finding[],
  style: Layout,
): readonly string[] {
  const here = findingsOf(shown, file)
  if (here.length === 0) return []
  return [
    '',
    ` ${style.colours.bold(printable(file))} ${style.colours.dim(format)}`,
    ...here.flatMap((finding) =>
      finding.kind === 'broken' ? brokenLines(finding.entry, style) : deliveryLines(finding.delivery, style),
    ),
  ]
}

/** Whether there are few like it so far. */
function isNews(finding: Finding, alike: Map<string, number>): boolean {
  if (finding.kind === 'broken') return true
  const problems = finding.delivery.remarks.filter(({ kind }) => kind === 'problem')
  const key = problems.map(({ code, pointer, expected }) => [code, pointer, expected].join('\n')).join('\n')
  const before = alike.get(key) ?? 0
  if (alike.size < 1_000) alike.set(key, before + 1)
  return before < mostAlike
}

function leftOutLines({ counts }: ValidationSummary, shown: number, { wrap }: Layout): readonly string[] {
  const more = counts.invalid + counts.unjudged + counts.broken - shown
  if (more <= 0) return []
  return ['', ...wrap(`and ${grouped(more)} more like these; --reporter ndjson lists all`, 1)]
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

function problemLines(remark: Remark, place: Place, { colours, wrap, width }: Layout): readonly string[] {
  const { subject, pointer, expected, received, inBody, inFile, frame, grounds } = remark
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
    ...(frame === null ? [] : frameLines(frame, width, colours)),
    ...(grounds === null ? [] : row('basis', `${grounds.basis}: ${grounds.sources.join('; ')}`, colours.dim)),
  ]
}

/** The place in the body, and marks below it; not where it would have to be wrapped. */
function frameLines(
  { text, start, length }: Frame,
  width: number,
  colours: Layout['colours'],
): readonly string[] {
  const shown = printable(text)
  if (shown !== text || shown.length + 19 > width) return []
  const indent = ' '.repeat(19)
  return [indent + text, `${indent}${' '.repeat(start)}${colours.red('^'.repeat(length))}`]
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

function unreadLines({ file, found, hint }: UnreadFile, { colours, wrap }: Layout): readonly string[] {
  const [first = '', ...more] = wrap(printable(`cannot be read: ${found}. ${hint}`), 4)
  return ['', ` ${colours.bold(printable(file))}`, `  ${colours.yellow('!')} ${first.trimStart()}`, ...more]
}

/** The same note about many deliveries is one line. */
function noteLines(notes: Notes, { colours, wrap }: Layout): readonly string[] {
  if (notes.lines.length === 0) return []
  return ['', ` ${colours.bold('notes')}`, ...notes.lines.flatMap((text) => wrap(printable(text), 2, 2))]
}

/** Whether it may be the secret that is wrong, and not the signature. */
function isDoubt({ code, received }: Remark): boolean {
  return (
    code === 'signature-mismatch' ||
    (code === 'signature-not-judged' && received.startsWith('it does not verify'))
  )
}

function summaryLines(
  { counts, files, unread, otherFiles, verdict, interrupted, authenticated }: ValidationSummary,
  doubts: number,
  style: Layout,
): readonly string[] {
  const { colours, row, wrap } = style
  const numbers = [
    counts.valid > 0 ? colours.green(`${grouped(counts.valid)} valid`) : '',
    counts.invalid > 0 ? colours.red(`${grouped(counts.invalid)} invalid`) : '',
    counts.unjudged > 0 ? colours.yellow(`${grouped(counts.unjudged)} not judged`) : '',
    counts.broken > 0 ? colours.yellow(`${grouped(counts.broken)} unreadable`) : '',
  ].filter((text) => text !== '')
  const left = [
    unread.length > 0 ? `${count(unread.length, 'file')} that cannot be read` : '',
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
    invalid: `: ${count(counts.problems, 'problem')} in ${grouped(counts.invalid)} of ${grouped(counts.deliveries)}${interrupted ? '; interrupted' : ''}`,
    incomplete: interrupted
      ? ': interrupted'
      : counts.broken + counts.unjudged + unread.length > 0
        ? ': not everything could be read or judged'
        : ': no signature could be verified',
  }
  return [
    '',
    ...row(
      'deliveries',
      `${numbers.length === 0 ? 'none' : numbers.join(', ')} in ${count(files.length, 'file')}`,
    ),
    ...left.flatMap((text) => row('', colours.dim(printable(text)))),
    ...row(
      'signatures',
      authenticated
        ? `${grouped(counts.verified)} of ${grouped(counts.deliveries)} verified${counts.verified === 0 && doubts > 0 ? colours.yellow('; is it the right secret?') : ''}`
        : colours.dim('not verified: no credential'),
    ),
    ...(counts.notes > 0 ? row('notes', grouped(counts.notes)) : []),
    '',
    ...wrap(`${colours.bold(words[verdict])}${because[verdict]}`, 1, 2),
  ]
}
