import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { requireLocal } from '../../config/index.ts'
import { isLoopback, redact } from '../../model/index.ts'
import {
  createRecorder,
  createRedactor,
  type Happening,
  type Journal,
  type Listener,
  openJournal,
  openListener,
  type Redactor,
  type Turnaway,
} from '../../recording/index.ts'
import { systemClock } from '../../runner/clock.ts'
import { examples, type Register } from '../command.ts'
import { addCredentialOptions, type CredentialFlags } from '../credential-options.ts'
import { type Page, page } from '../page.ts'
import { quote } from '../quote.ts'
import { readBytes, readPort, readPositive, readWhole } from '../read-number.ts'
import { happeningLines, turnawayLine } from '../recording/live-lines.ts'
import { requireElsewhere } from '../recording/require-elsewhere.ts'
import { createTally } from '../recording/tally.ts'
import { openWaitingLine } from '../recording/waiting-line.ts'
import type { ExitCode, Shell } from '../shell.ts'
import { type WhoseDeliveries, whoseDeliveries } from '../whose-deliveries.ts'

interface Flags extends CredentialFlags {
  readonly port?: string
  readonly host: string
  readonly forward?: string
  readonly out?: string
  readonly maxBody: string
  readonly redact?: true
  readonly limit?: string
  readonly timeout?: string
  readonly allowRemote?: true
}

/** Nobody waits longer for a receiver that is being forwarded to, where the contract names no deadline. */
const patienceMs = 30_000

const timeoutsMs = { head: 10_000, whole: 30_000 }

/** `hookproof listen`: takes deliveries in the place of a receiver, and keeps them. */
export const register: Register = (command, shell) => {
  command
    .option('--port <n>', 'where to listen; any that is free when absent')
    .option('--host <address>', 'of which network; this machine only when absent', '127.0.0.1')
  addCredentialOptions(command)
  command
    .option('--out <file>', 'append every delivery to this file (NDJSON), - for the standard output')
    .option('--redact', 'store stand-ins in place of personal data')
    .option('--forward <url>', 'pass every delivery on to this receiver, and give its answer')
    .option('--max-body <size>', 'refuse larger bodies', '10MB')
    .option('--limit <n>', 'stop after so many deliveries')
    .option('--timeout <s>', 'stop after so many seconds')
    .option('--allow-remote', 'allow to forward to a receiver beyond this machine')
    .addHelpText(
      'after',
      `\nExit code: 0 all valid, 1 problems, 2 wrong use, 3 not all judged or stored, or fewer than --limit came.\n${examples(
        [
          'listen --port 4400 --out captures.ndjson',
          'listen --port 4400 --provider <id> --forward http://localhost:3000/hooks',
          'listen --provider <id> --secret "$SECRET" --out captures.ndjson --redact --limit 10 --timeout 60',
        ],
      )}`,
    )
    .action(async (flags: Flags) => {
      shell.finish(await listen(flags, shell))
    })
}

async function listen(flags: Flags, shell: Shell): Promise<ExitCode> {
  const port = readPort('--port', flags.port)
  const limit = readWhole('--limit', flags.limit, 1)
  const timeoutSeconds = readPositive('--timeout', flags.timeout)
  const maxBodyBytes = readBytes('--max-body', flags.maxBody)
  const forwardUrl =
    flags.forward === undefined
      ? null
      : requireLocal(flags.forward, '--forward', 'forward', flags.allowRemote === true)
  if (forwardUrl !== null) requireElsewhere(forwardUrl, flags.host, port)
  const whose = await whoseDeliveries(flags, shell)
  const redactor = flags.redact === true ? createRedactor(randomBytes(16)) : null
  const journal = await journalFor(flags.out, shell)
  // Lines about deliveries must not stand among the deliveries.
  const output = flags.out === '-' ? shell.stderr : shell.stdout
  const style = page(output)
  const tally = createTally()
  const view = await openWaitingLine(output, tally.taken)
  const clean = redact(whose.secrets)
  const show = (one: Happening | Turnaway): void => {
    tally.add(one)
    const now = new Date(systemClock.nowMs()).toISOString()
    const lines =
      'kind' in one ? happeningLines(anonymous(one, redactor), style) : [turnawayLine(one, now, style)]
    view.write(style.text(lines.map(clean)))
    if ('kind' in one && one.kind === 'not-stored')
      shell.stderr.write(`hookproof: ${(one.error as Error).message}\n`)
  }
  const recorder = createRecorder({
    question: whose.question,
    store: journal?.append ?? null,
    policy: { secrets: whose.secrets, redactor },
    forward:
      forwardUrl === null
        ? null
        : { url: forwardUrl, timeoutMs: deadline(whose), via: `hookproof-${randomBytes(8).toString('hex')}` },
    limit: limit ?? null,
    nowMs: systemClock.nowMs,
    onHappening: show,
  })
  let listener: Listener | undefined
  try {
    listener = await openListener({
      host: flags.host,
      port,
      maxBodyBytes,
      timeoutsMs,
      answer: recorder.answer,
      onTurnaway: show,
    })
    // Which port it is was not known before.
    if (forwardUrl !== null) requireElsewhere(forwardUrl, flags.host, listener.port)
    view.write(style.text(opening(listener, flags, whose, style)))
    const why = await ending(recorder.full, timeoutSeconds, shell.signal)
    await listener.close()
    view.close()
    output.write(style.text(['', ...tally.lines().map((line) => ` ${line}`), ...next(flags, tally.taken())]))
    const isShort = limit !== undefined && why !== 'full'
    return isShort && tally.exitCode() === 0 ? 3 : tally.exitCode()
  } finally {
    await listener?.close()
    view.close()
    await journal?.close()
  }
}

async function journalFor(out: string | undefined, shell: Shell): Promise<Omit<Journal, 'torn'> | null> {
  if (out === undefined) return null
  if (out === '-') return { append: async (line) => shell.stdout.write(line), close: async () => {} }
  const journal = await openJournal(resolve(shell.workingDirectory, out), out)
  if (journal.torn !== null) {
    const { line, length } = journal.torn
    shell.stderr.write(
      `hookproof: ${out} ends in line ${line}, cut off after ${length} bytes: that delivery was never acknowledged. It stays, and new lines begin behind it.\n`,
    )
  }
  return journal
}

/** What happened without personal data, where those are not stored either. */
function anonymous(happening: Happening, redactor: Redactor | null): Happening {
  if (redactor === null) return happening
  if (happening.kind === 'look' || happening.kind === 'loop')
    return { ...happening, url: redactor.text(happening.url) }
  if (happening.kind !== 'delivery') return happening
  const remarks = happening.judged.remarks.map((remark) => ({
    ...remark,
    received: redactor.text(remark.received),
  }))
  return { ...happening, judged: { ...happening.judged, remarks } }
}

function deadline({ question: { providers } }: WhoseDeliveries): number {
  const [provider] = providers
  const told = providers.length === 1 ? provider?.contract.acknowledgement.deadlineMs?.value : undefined
  return told ?? patienceMs
}

function opening(
  { url, port }: { readonly url: string; readonly port: number },
  { host, out, forward, redact: isRedacted }: Flags,
  { question, signature }: WhoseDeliveries,
  { bold, dim, yellow, wrap }: Page,
): readonly string[] {
  const [provider] = question.providers
  const whose = question.providers.length === 1 ? provider?.contract.name : 'whoever they are from'
  const stored =
    out === undefined
      ? 'nothing is stored; --out <file> keeps what comes'
      : `stored in ${out === '-' ? 'the standard output' : out}${isRedacted ? ', personal data replaced' : ''}`
  return [
    '',
    ` ${bold(url)}  waits for deliveries, at any path; Ctrl-C ends it`,
    ...wrap(
      `${whose}, ${signature === null ? 'signatures not verified: no credential' : `verified (${signature.mode.id})`}`,
      1,
    ),
    ...wrap(stored, 1),
    ...(forward === undefined ? [] : wrap(`passed on to ${forward}`, 1)),
    ...(isLoopback(host) && !/^[0.:]+$/.test(host)
      ? wrap(
          dim(
            `Providers cannot reach this machine: let a tunnel lead to port ${port}, and give them its address.`,
          ),
          1,
        )
      : wrap(yellow(`Everybody who reaches ${host} can send here.`), 1)),
    '',
  ]
}

/** Resolves when there is nothing more to wait for, with the reason. */
function ending(
  full: Promise<void>,
  timeoutSeconds: number | undefined,
  signal: AbortSignal,
): Promise<'full' | 'late' | 'interrupted'> {
  return new Promise((resolve) => {
    const timer =
      timeoutSeconds === undefined ? undefined : setTimeout(() => resolve('late'), timeoutSeconds * 1_000)
    const end = (why: 'full' | 'interrupted'): void => {
      clearTimeout(timer)
      resolve(why)
    }
    full.then(() => end('full'))
    if (signal.aborted) end('interrupted')
    signal.addEventListener('abort', () => end('interrupted'), { once: true })
  })
}

function next({ out, provider }: Flags, taken: number): readonly string[] {
  if (out === undefined || out === '-' || taken === 0) return []
  const whose = provider === undefined ? [] : ['--provider', provider]
  return [` look at them with: hookproof validate ${[out, ...whose].map(quote).join(' ')}`]
}
