import type { Flags } from '../../config/index.ts'
import { describeAnswer } from '../../judging/index.ts'
import { redact, UsageError } from '../../model/index.ts'
import { duration, printable } from '../../reports/words.ts'
import { chooseMode, type SentOnce, sendOnce } from '../../runner/index.ts'
import { examples, gather, type Register } from '../command.ts'
import { nobodyThere } from '../nobody-there.ts'
import { type Page, page } from '../page.ts'
import { addOptions, prepare } from '../prepare.ts'
import { readSetting } from '../read-setting.ts'
import type { ExitCode, Shell } from '../shell.ts'
import { namedTampering, namedTamperings } from '../tamperings.ts'

const used: readonly string[] = [
  'provider',
  'secret',
  'auth',
  'username',
  'password',
  'token',
  'headerName',
  'headerValue',
  'event',
  'seed',
  'allowRemote',
  'assume',
  'header',
]

/** `hookproof send`: one delivery, to see with one's own eyes what happens. */
export const register: Register = (command, shell) => {
  addOptions(command, used)
  command
    .option('--set <pointer=value>', 'set a value in the payload, before it is signed (repeatable)', gather)
    .option('--tamper <name>', 'change it after signing')
    .option('--dry-run', 'show the request as a curl command, and send nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\nTamperings:\n  ${namedTamperings.map(({ id }) => id).join(', ')}\n\nExit codes:\n  0  answered; if genuine, acknowledged\n  1  genuine and not acknowledged\n  2  used wrongly\n  3  no answer\n${examples(
        [
          'send http://localhost:3000/hooks --provider <id>',
          'send http://localhost:3000/hooks --provider <id> --event <type> --tamper wrong-secret',
          "send http://localhost:3000/hooks --provider <id> --set /title=Relaunch --set '/tags=[]'",
        ],
      )}`,
    )
    .action(async (url: string | undefined, given: Flags) => {
      shell.finish(await send(url === undefined ? given : { ...given, url }, shell))
    })
}

async function send(flags: Flags, shell: Shell): Promise<ExitCode> {
  const named = Array.isArray(flags.event) ? flags.event.length : 0
  if (named > 1) {
    throw new UsageError(
      'invalid-option',
      `Cannot send ${named} events at once: this command sends one delivery.`,
      'Call it once for each --event.',
    )
  }
  const { told, provider, secrets } = await prepare(flags, shell, 'send')
  const mode = chooseMode(provider.contract, told.auth)
  const tampering = flags.tamper === undefined ? undefined : namedTampering(String(flags.tamper), mode)
  const [event] = told.events
  const set = flags.set === undefined ? undefined : (flags.set as readonly string[]).map(readSetting)
  const sent = await sendOnce({
    provider,
    target: { kind: 'url', url: told.url },
    credentials: told.credentials,
    headers: told.headers,
    ...(told.auth === undefined ? {} : { auth: told.auth }),
    ...(event === undefined ? {} : { event }),
    ...(tampering === undefined ? {} : { tampering }),
    ...(told.seed === undefined ? {} : { seed: told.seed }),
    ...(set === undefined ? {} : { set }),
    dryRun: flags.dryRun === true,
  })
  for (const { pointer, expected, received } of sent.misfits) {
    shell.stderr.write(
      `hookproof: ${printable(`${pointer === '' ? 'the payload' : pointer} does not fit the schema: expected ${expected}, received ${received}`)}\n`,
    )
  }
  const clean = redact(secrets)
  if (flags.dryRun === true && sent.curl !== null && flags.json !== true) {
    shell.stdout.write(`${sent.curl}\n`)
    return 0
  }
  const text =
    flags.json === true ? asJson(sent, clean, flags.dryRun === true) : asText(sent, clean, page(shell.stdout))
  shell.stdout.write(text)
  if (flags.dryRun === true) return 0
  if (sent.attempt.answer.kind !== 'status') return 3
  return tampering === undefined && !sent.acknowledged ? 1 : 0
}

function asJson(
  { event, attempt, acknowledged }: SentOnce,
  clean: (text: string) => string,
  isDry: boolean,
): string {
  const { request, answer, plan } = attempt
  // What was not sent has no answer.
  const outcome = isDry ? { answer: null, acknowledged: null } : { answer, acknowledged }
  const shown = { event, tampering: plan.tampering?.name ?? null, request, ...outcome }
  return `${JSON.stringify(shown, (_, value) => (typeof value === 'string' ? clean(value) : value), 2)}\n`
}

function asText(
  { event, attempt, acknowledged }: SentOnce,
  clean: (text: string) => string,
  style: Page,
): string {
  const { request, answer, plan } = attempt
  const what = plan.tampering === undefined ? `genuine ${event}` : `${event}, ${plan.tampering.name}`
  const header = ([name, value]: readonly [string, string]): string =>
    `   ${style.dim(`${name}:`)} ${printable(clean(value))}`
  const answered = answer.kind === 'status' ? ` in ${duration(answer.elapsedMs)}` : ''
  const verdict = acknowledged ? 'acknowledged' : 'not acknowledged'
  const isSent = answer.kind !== 'aborted'
  return style.text([
    '',
    ` ${what}`,
    '',
    ` ${style.bold(`${request.method} ${printable(clean(request.url))}`)}`,
    ...request.headers.map(header),
    ...bodyLines(clean(request.body)),
    '',
    isSent
      ? ` ${style.bold(printable(describeAnswer(answer)))}${answered}, ${verdict}`
      : ' not sent: --dry-run',
    ...(answer.kind === 'refused' ? [` ${nobodyThere}`] : []),
    ...(answer.kind === 'status'
      ? [...Object.entries(answer.headers).map(header), ...bodyLines(clean(answer.body))]
      : []),
  ])
}

function bodyLines(body: string): readonly string[] {
  return body === '' ? [] : ['', ...body.split('\n').map((line) => `   ${printable(line)}`)]
}
