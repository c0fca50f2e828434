import type { Report } from '../model/index.ts'
import { failureLines } from './failure.ts'
import { type Layout, layout } from './layout.ts'
import type { Reporter, ReporterOptions, Subject } from './reporter.ts'
import { silentLines, summaryLines } from './summary.ts'
import { createTree } from './tree.ts'
import { printable } from './words.ts'

/** For people: the tree of checks while they finish, then every failure in full, the summary last. */
export function pretty(options: ReporterOptions): Reporter {
  const style = layout(options)
  const tree = createTree(style)
  let isHeaded = false

  const heading = (subject: Subject): readonly string[] => {
    if (isHeaded) return []
    isHeaded = true
    return headingLines(subject, style)
  }
  return {
    onProgress: (progress) => {
      const lines = options.subject === undefined ? [] : [...heading(options.subject)]
      if (progress.kind === 'preflight') {
        lines.push(...style.wrap(printable(progress.message), 1, 2).map((line) => style.colours.dim(line)))
      }
      if (progress.kind === 'selected') tree.expect(progress.ids)
      if (progress.kind === 'finished') lines.push(...tree.add(progress.result))
      return text(lines)
    },
    render: (report) => {
      const { tool, provider, target } = report
      return text([
        ...heading({ version: tool.version, provider: provider.name, target }),
        ...tree.complete(report.checks),
        ...failures(report, style),
        ...silentLines(report, style),
        ...summaryLines(report, style),
      ])
    },
  }
}

function headingLines({ version, provider, target }: Subject, { colours }: Layout): readonly string[] {
  return ['', ` ${colours.bold('hookproof')} ${colours.dim(version)}  ${provider} → ${printable(target)}`]
}

/** What is required comes first. */
function failures({ checks, provider }: Report, style: Layout): readonly string[] {
  const rank = { must: 0, should: 1, may: 2 }
  return checks
    .filter(({ verdict }) => verdict === 'fail')
    .sort((a, b) => rank[a.level] - rank[b.level])
    .flatMap((result) => failureLines(result, provider, style))
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}
