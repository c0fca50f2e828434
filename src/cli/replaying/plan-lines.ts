import type { UnreadFile } from '../../captures/index.ts'
import {
  changesOf,
  foresee,
  isCutOff,
  type Recorded,
  type ReplayPlan,
  type Resigning,
} from '../../replaying/index.ts'
import { count, duration, grouped, printable } from '../../reports/words.ts'
import { deliveries } from '../deliveries.ts'
import type { Page } from '../page.ts'

/** Everything about a replay that is known before it begins. */
export interface ReplayOutlook {
  readonly files: readonly string[]
  /** Files that should be captures, and could not be read. */
  readonly unread: readonly UnreadFile[]
  readonly target: string
  readonly recorded: readonly Recorded[]
  /** Entries that could not be read. */
  readonly broken: number
  readonly plan: ReplayPlan
  readonly resigning: Resigning | null
  readonly duplicates: number
  readonly shuffleSeed: number | null
  readonly speed: number | null
  readonly concurrency: number
}

const columns = [2, 10] as const

/** More files that cannot be read than these are only counted. */
const mostUnread = 8

/** The plan for people: what goes out, how, and what is likely to be refused. */
export function planLines(outlook: ReplayOutlook, { bold, row, wrap, yellow }: Page): readonly string[] {
  const { files, unread, target, recorded, broken, resigning } = outlook
  const from = files.length === 1 ? files[0] : `${files.length} captures`
  return [
    '',
    ...wrap(bold(printable(`${deliveries(recorded.length)} from ${from} to ${target}`)), 1),
    '',
    ...row('events', printable(events(recorded)), columns),
    ...row('pace', pace(outlook), columns),
    ...row('attempts', attempts(outlook), columns),
    ...row(
      'bytes',
      resigning === null ? 'as they were recorded' : `signed again: ${changesOf(resigning).join('; ')}`,
      columns,
    ),
    ...(broken === 0
      ? []
      : row('left out', `${broken} that cannot be read; hookproof validate tells why`, columns)),
    ...unread
      .slice(0, mostUnread)
      .flatMap(({ file, found }) => row('left out', printable(`${file}: ${found}`), columns)),
    ...(unread.length > mostUnread
      ? row('', `and ${count(unread.length - mostUnread, 'more file')} that cannot be read`, columns)
      : []),
    ...warnings(outlook).flatMap((text) => wrap(yellow(`! ${text}`), 2, 2)),
    '',
  ]
}

/** What the receiver will probably not like; nothing where all is signed afresh. */
export function warnings({ recorded, resigning }: ReplayOutlook): readonly string[] {
  if (resigning !== null) return []
  const foreseen = foresee(recorded)
  if (foreseen.length === 0) return []
  const advice = recorded.some(({ delivery }) => isCutOff(delivery))
    ? 'What is cut off cannot be signed afresh: capture it again, or take it out of the capture.'
    : 'Add --resign, with --provider and a secret, to sign them afresh.'
  return [...foreseen, advice]
}

/** How often each event occurs, the most frequent first. */
export function eventCounts(
  recorded: readonly Recorded[],
): readonly (readonly [event: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { provider, event } of recorded) {
    const name = provider === null ? 'not recognised' : `${provider.contract.id} ${event ?? 'unknown event'}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

function events(recorded: readonly Recorded[]): string {
  const counts = eventCounts(recorded)
  const rest = counts.length - 8
  const shown = counts.slice(0, 8).map(([name, number]) => `${name} ${number}`)
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ')
}

function pace({ plan: { recordedMs }, speed, concurrency }: ReplayOutlook): string {
  const was =
    recordedMs === null ? 'times of the recording are not known' : `recorded over ${duration(recordedMs)}`
  const now = speed === null ? 'sent as fast as it goes' : `sent over ${duration((recordedMs ?? 0) / speed)}`
  return `${was}; ${now}, ${concurrency === 1 ? 'one after the other' : `up to ${concurrency} at once`}`
}

function attempts({ plan, duplicates, shuffleSeed }: ReplayOutlook): string {
  const again =
    duplicates === 0 ? '' : duplicates === 1 ? ', each once more' : `, each ${duplicates} times more`
  const order = shuffleSeed === null ? '' : `, shuffled with --seed ${shuffleSeed}`
  return `${grouped(plan.attempts.length)}${again}${order}`
}
