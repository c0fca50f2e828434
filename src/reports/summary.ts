import type { CheckResult, Report } from '../model/index.ts'
import type { Layout } from './layout.ts'
import { count, duration, printable } from './words.ts'

const mostIds = 8

/** Checks that say nothing, grouped by the reason: what would make them speak stands there. */
export function silentLines(report: Report, layout: Layout): readonly string[] {
  return (['inconclusive', 'skip'] as const).flatMap((verdict) => {
    const groups = new Map<string, string[]>()
    for (const { verdict: found, reason, id } of report.checks) {
      if (found === verdict) groups.set(reason ?? '', [...(groups.get(reason ?? '') ?? []), id])
    }
    return [...groups].flatMap(([reason, ids]) => ['', ...groupLines(verdict, reason, ids, layout)])
  })
}

function groupLines(
  verdict: 'inconclusive' | 'skip',
  reason: string,
  ids: readonly string[],
  layout: Layout,
): string[] {
  const { colours, wrap } = layout
  const word = verdict === 'skip' ? `○ ${ids.length} skipped` : `? ${ids.length} inconclusive`
  const [first = '', ...rest] = wrap(`${word} — ${printable(reason) || 'no reason given'}`, 1, 2)
  const tinted = verdict === 'skip' ? first : first.replace(word, colours.yellow(word))
  // Who left them out knows which.
  if (reason.startsWith('left out by')) return [tinted, ...rest]
  const shown =
    ids.slice(0, mostIds).join(', ') + (ids.length > mostIds ? ` and ${ids.length - mostIds} more` : '')
  return [tinted, ...rest, ...wrap(shown, 3).map((line) => colours.dim(line))]
}

/** The end of the report: numbers, and the word. */
export function summaryLines(report: Report, layout: Layout): readonly string[] {
  const { row, colours, wrap } = layout
  const { counts, events, notApplicable, staleKnownFailures } = report
  const deliveries = report.checks.reduce((sum, check) => sum + check.deliveries, 0)
  const numbers = [
    colours.green(`${counts.pass} passed`),
    counts.fail > 0 ? colours.red(`${counts.fail} failed`) : '',
    counts.inconclusive > 0 ? colours.yellow(`${counts.inconclusive} inconclusive`) : '',
    counts.skip > 0 ? `${counts.skip} skipped` : '',
  ]
  const hint = `not applicable here: hookproof list --provider ${report.provider.id}`
  return [
    '',
    ...staleKnownFailures.flatMap((complaint) => wrap(printable(complaint), 1, 2).map(colours.red)),
    ...(staleKnownFailures.length > 0 ? [''] : []),
    ...row('checks', numbers.filter((text) => text !== '').join(', ')),
    ...(notApplicable.length > 0 ? row('', colours.dim(`${notApplicable.length} ${hint}`)) : []),
    ...(events.handled.length > 0 ? row('events', events.handled.join(', ')) : []),
    ...(events.notHandled.length > 0
      ? row('', colours.dim(`not handled: ${events.notHandled.join(', ')}`))
      : []),
    ...row('sent', `${count(deliveries, 'attempt')} in ${duration(report.durationMs)}, seed ${report.seed}`),
    '',
    ...conclusion(report, layout),
  ]
}

function conclusion(report: Report, { colours, wrap }: Layout): string[] {
  const { verdict, checks } = report
  const musts = (wanted: CheckResult['verdict']): number =>
    checks.filter((check) => check.level === 'must' && check.verdict === wanted && !check.knownFailure).length
  const words = {
    conformant: [colours.green('✓ conformant'), ''],
    partial: [colours.yellow('○ partial'), `: ${count(musts('skip'), 'required check')} skipped`],
    'not-conformant': [colours.red('✗ not conformant'), `: ${count(musts('fail'), 'required check')} failed`],
    inconclusive: [
      colours.yellow('? inconclusive'),
      `: ${count(musts('inconclusive'), 'required check')} undecided`,
    ],
  } as const
  const [word, because] = words[verdict]
  const lesser = checks.filter((check) => check.verdict === 'fail' && check.level !== 'must').length
  const advice = lesser > 0 ? `, ${count(lesser, 'recommendation')} not followed` : ''
  const cut = report.interrupted
    ? wrap('The run was interrupted: this is what is known so far.', 1).map(colours.yellow)
    : []
  const reason = because.startsWith(': 0 ') ? '' : because
  return [...cut, ...wrap(`${colours.bold(word)}${reason}${advice}`, 1, 2)]
}
