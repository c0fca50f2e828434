import { randomInt } from 'node:crypto'
import { judgeDelivery, readers } from '../../captures/index.ts'
import { requireLocal } from '../../config/index.ts'
import { redact, UsageError } from '../../model/index.ts'
import { planReplay, type Recorded, type ReplayedAttempt, replay, shiftOf } from '../../replaying/index.ts'
import { systemClock } from '../../runner/clock.ts'
import { examples, gather, type Register } from '../command.ts'
import { addCredentialOptions, type CredentialFlags } from '../credential-options.ts'
import { nobodyThere } from '../nobody-there.ts'
import { page } from '../page.ts'
import { readWhole } from '../read-number.ts'
import { attemptLine, totalLine } from '../replaying/attempt-lines.ts'
import { jsonReplay } from '../replaying/json.ts'
import { planLines, type ReplayOutlook } from '../replaying/plan-lines.ts'
import { resigningOf } from '../replaying/resigning.ts'
import type { ExitCode, Shell } from '../shell.ts'
import { readCaptures } from '../validation/read-captures.ts'
import { type WhoseDeliveries, whoseDeliveries } from '../whose-deliveries.ts'

interface Flags extends CredentialFlags {
  readonly dryRun?: true
  readonly resign?: true
  readonly shiftTimes?: true
  readonly duplicate?: string | true
  readonly shuffle?: true
  readonly seed?: string
  readonly speed: string
  readonly concurrency: string
  readonly event?: readonly string[]
  readonly format?: string
  readonly allowRemote?: true
  readonly reporter: string
}

const reporters = ['pretty', 'json']

/** So many exchanges are shown one by one; of more, only those that were not acknowledged. */
const mostLines = 100

const patienceMs = 10_000

/** `hookproof replay`: sends recorded deliveries again. */
export const register: Register = (command, shell) => {
  command
    .usage('[options] <capture...> <url>')
    .argument('<captures...>', 'files, folders, or - for the standard input, and then where they go')
    .option('--dry-run', 'show the plan, and send nothing')
  addCredentialOptions(command)
  command
    .option(
      '--resign',
      'sign again, with ids and times of sending of now; needs --provider and its credential',
    )
    .option('--shift-times', 'with --resign: move the times of events, too, so that the newest is now')
    .option('--duplicate [n]', 'send each so many times more; once if there is no number')
    .option('--shuffle', 'send in another order')
    .option('--seed <n>', 'the order of --shuffle again')
    .option('--speed <factor|max>', 'how fast, against the recording: 1 is as it was', 'max')
    .option('--concurrency <n>', 'so many at the same time', '1')
    .option('--event <type>', 'only events of this type (repeatable)', gather)
    .option('--format <format>', `${readers.map(({ format }) => format).join(', ')}; recognised when absent`)
    .option('--allow-remote', 'allow a receiver beyond this machine')
    .option('--reporter <format>', reporters.join(' or '), 'pretty')
    .addHelpText(
      'after',
      `\nExit code: 0 all acknowledged, 1 some were not, 2 wrong use or nothing found, 3 interrupted, nobody answered, or not all could be read.\n${examples(
        [
          'replay captures.ndjson http://localhost:3000/hooks --dry-run',
          'replay captures.ndjson http://localhost:3000/hooks --duplicate --shuffle --seed 7',
          'replay shop.har http://localhost:3000/hooks --resign --provider <id> --secret "$SECRET"',
        ],
      )}`,
    )
    .action(async (words: readonly string[], flags: Flags) => {
      shell.finish(await run(words, flags, shell))
    })
}

async function run(words: readonly string[], flags: Flags, shell: Shell): Promise<ExitCode> {
  requireReporter(flags)
  const { paths, target } = split(words, flags)
  const whose = await ownerOf(flags, shell)
  const outlook = await lookOut(paths, target, whose, flags, shell)
  const style = page(shell.stdout)
  const clean = redact(whose.secrets)
  const isPretty = flags.reporter === 'pretty'
  const print = (lines: readonly string[]): void => {
    if (isPretty) shell.stdout.write(style.text(lines.map(clean)))
  }
  print(planLines(outlook, style))
  const { plan, resigning, concurrency } = outlook
  const made =
    flags.dryRun === true
      ? []
      : await replay({
          plan,
          target,
          resigning,
          concurrency,
          timeoutMs: resigning?.contract.acknowledgement.deadlineMs?.value ?? patienceMs,
          nowMs: systemClock.nowMs,
          signal: shell.signal,
          onAttempt: (attempt) => {
            if (plan.attempts.length <= mostLines || !attempt.acknowledged)
              print([attemptLine(attempt, style)])
          },
        })
  if (!isPretty) shell.stdout.write(jsonReplay(outlook, made, clean))
  if (flags.dryRun === true) {
    print([' Nothing was sent: --dry-run.'])
    return isPartial(outlook) ? 3 : 0
  }
  print(['', ` ${totalLine(made, plan.attempts.length, outlook.broken)}`])
  if (made.some(({ answer }) => answer.kind === 'refused')) print([` ${nobodyThere}`])
  return exitCodeOf(made, outlook)
}

function exitCodeOf(made: readonly ReplayedAttempt[], outlook: ReplayOutlook): ExitCode {
  if (made.length < outlook.plan.attempts.length || made.every(({ answer }) => answer.kind !== 'status'))
    return 3
  if (made.some(({ acknowledged }) => !acknowledged)) return 1
  return isPartial(outlook) ? 3 : 0
}

/** Whether something of the captures could not be read. */
function isPartial({ broken, unread }: ReplayOutlook): boolean {
  return broken + unread.length > 0
}

async function lookOut(
  paths: readonly string[],
  target: string,
  whose: WhoseDeliveries,
  flags: Flags,
  shell: Shell,
): Promise<ReplayOutlook> {
  const duplicates = flags.duplicate === true ? 1 : (readWhole('--duplicate', flags.duplicate, 0) ?? 0)
  const seed = readWhole('--seed', flags.seed, 0)
  if (seed !== undefined && flags.shuffle !== true)
    throw needlessOption('--seed', 'nothing is shuffled', '--shuffle')
  const shuffleSeed = flags.shuffle === true ? (seed ?? randomInt(2 ** 31)) : null
  const speed = readSpeed(flags.speed)
  const concurrency = readWhole('--concurrency', flags.concurrency, 1) ?? 1
  const { captures, unread } = await readCaptures(paths, flags.format, shell)
  const entries = captures.flatMap((capture) => capture.entries)
  const all = entries.flatMap((entry): readonly Recorded[] => {
    if (entry.kind !== 'delivery') return []
    const { provider, judged } = judgeDelivery(entry, whose.question)
    return [{ delivery: entry, provider, event: judged.event }]
  })
  const recorded =
    flags.event === undefined
      ? all
      : all.filter(({ event }) => event !== null && flags.event?.includes(event))
  if (recorded.length === 0) throw nothingFound(paths, flags, all, entries.length - all.length)
  const plan = planReplay(recorded, { duplicates, shuffleSeed, speed })
  if (speed !== null && plan.recordedMs === null) throw unknownTimes(`at speed ${speed}`, '--speed')
  const contract = flags.provider === undefined ? null : (whose.question.providers[0]?.contract ?? null)
  const shiftMs = flags.shiftTimes === true ? shiftOf(plan, contract, systemClock.nowMs()) : null
  if (flags.shiftTimes === true && shiftMs === null) throw unknownTimes('with --shift-times', '--shift-times')
  return {
    files: captures.map(({ file }) => file),
    unread,
    target,
    recorded,
    broken: entries.length - all.length,
    plan,
    resigning: flags.resign === true ? resigningOf(recorded, whose, flags, shiftMs) : null,
    duplicates,
    shuffleSeed,
    speed,
    concurrency,
  }
}

/** The last word is the URL; what stands before it are captures. */
function split(
  words: readonly string[],
  flags: Flags,
): { readonly paths: readonly string[]; readonly target: string } {
  const target = words.at(-1) ?? ''
  const paths = words.slice(0, -1)
  if (paths.length === 0) {
    const isUrl = /^https?:\/\//.test(target)
    throw new UsageError(
      isUrl ? 'missing-capture' : 'missing-url',
      `Cannot replay ${target}: there is no ${isUrl ? 'capture' : 'URL'}.`,
      `Give both, for example: hookproof replay ${isUrl ? `captures.ndjson ${target}` : `${target} http://localhost:3000/hooks`}.`,
    )
  }
  return { paths, target: requireLocal(target, 'the URL', 'replay', flags.allowRemote === true) }
}

/** Without --resign nothing is signed, and a secret in the environment is for other commands. */
async function ownerOf(flags: Flags, shell: Shell): Promise<WhoseDeliveries> {
  if (flags.resign === true) return whoseDeliveries(flags, shell)
  const { provider, ...rest } = flags
  const needless = (['secret', 'auth', 'username', 'password', 'token', 'headerValue'] as const).find(
    (name) => rest[name] !== undefined,
  )
  if (needless !== undefined || flags.shiftTimes === true) {
    const flag =
      needless === undefined ? '--shift-times' : `--${needless === 'headerValue' ? 'header-value' : needless}`
    throw needlessOption(flag, 'nothing is signed', '--resign')
  }
  return whoseDeliveries(provider === undefined ? {} : { provider }, { ...shell, environment: {} })
}

function needlessOption(flag: string, found: string, missing: string): UsageError {
  return new UsageError(
    'needless-option',
    `Cannot use ${flag}: ${found}.`,
    `Add ${missing}, or leave it out.`,
  )
}

/** A factor; `null` for as fast as it goes. */
function readSpeed(text: string): number | null {
  if (text === 'max') return null
  const factor = Number(text === '' ? Number.NaN : text)
  if (Number.isFinite(factor) && factor > 0) return factor
  throw new UsageError(
    'invalid-option',
    `Cannot use ${JSON.stringify(text)} for --speed: it is neither a number above 0 nor max.`,
    'Give for example 1, 10 or max.',
  )
}

function requireReporter({ reporter }: Flags): void {
  if (reporters.includes(reporter)) return
  throw new UsageError(
    'unknown-reporter',
    `Cannot report as "${reporter}": there is no such format.`,
    `Choose ${reporters.join(' or ')}.`,
  )
}

function unknownTimes(how: string, flag: string): UsageError {
  return new UsageError(
    'unknown-times',
    `Cannot replay ${how}: no delivery says when it was received.`,
    `Leave ${flag} out.`,
  )
}

function nothingFound(
  paths: readonly string[],
  { event = [] }: Flags,
  all: readonly Recorded[],
  broken: number,
): UsageError {
  if (all.length === 0 && broken > 0) {
    return new UsageError(
      'nothing-readable',
      `Cannot replay ${paths.join(', ')}: ${broken === 1 ? 'its entry' : `none of its ${broken} entries`} can${broken === 1 ? 'not' : ''} be read.`,
      '`hookproof validate` tells why.',
    )
  }
  const types = [...new Set(all.flatMap((one) => one.event ?? []))]
  return new UsageError(
    'nothing-found',
    `Cannot replay ${paths.join(', ')}: there is no ${event.length === 0 ? 'delivery' : event.join(', ')} in it.`,
    types.length === 0
      ? 'Give captures that hold requests with a body.'
      : `There is ${types.slice(0, 10).join(', ')}${types.length > 10 ? ' …' : ''}.`,
  )
}
