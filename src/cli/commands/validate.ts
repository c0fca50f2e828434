import {
  createValidator,
  type Finding,
  type OpenCapture,
  readers,
  type UnreadFile,
  type ValidationSummary,
  type Validator,
} from '../../captures/index.ts'
import { listProviders, loadProvider } from '../../contracts/index.ts'
import { UsageError } from '../../model/index.ts'
import { version } from '../../runner/version.ts'
import { examples, gather, type Register } from '../command.ts'
import {
  addCredentialOptions,
  type CredentialFlags,
  credentialsOf,
  hasCredentialFlag,
  secretsOf,
} from '../credential-options.ts'
import type { ExitCode, Shell } from '../shell.ts'
import { askSignatures } from '../validation/ask-signatures.ts'
import { type CaptureQuestion, judgeCapture } from '../validation/judge-capture.ts'
import { openValidationReports, type ValidationReports } from '../validation/open-reports.ts'
import { type ValidationProgress, validationProgress } from '../validation/progress.ts'
import { openCaptures, requireReadable } from '../validation/read-captures.ts'
import { validationFormats } from '../validation/reporter.ts'

interface Flags extends CredentialFlags {
  readonly format?: string
  readonly reporter?: readonly string[]
}

/** `hookproof validate`: holds captured deliveries against the contracts of their providers. */
export const register: Register = (command, shell) => {
  const reporters = validationFormats.map(({ id }) => id)
  command.argument('<captures...>', 'files, folders, or - for the standard input')
  addCredentialOptions(command)
  command
    .option('--format <format>', `${readers.map(({ format }) => format).join(', ')}; recognised when absent`)
    .option(
      '--reporter <format[=file]>',
      `${reporters.slice(0, -1).join(', ')} or ${reporters.at(-1)} (repeatable); pretty if absent`,
      gather,
    )
    .addHelpText(
      'after',
      `\nExit code: 0 all valid, 1 problems, 2 wrong use or nothing found, 3 something could not be read.\n${examples(
        [
          'validate captures/ --provider acme',
          'validate shop.har --provider ./acme --secret "$SECRET"',
          'validate - --provider acme < capture.http',
        ],
      )}`,
    )
    .action((paths: readonly string[], flags: Flags) => validate(paths, flags, shell))
}

async function validate(paths: readonly string[], flags: Flags, shell: Shell): Promise<void> {
  const credentials = credentialsOf(flags, shell.environment)
  shell.hide(secretsOf(credentials))
  const reports = await openValidationReports(flags.reporter ?? ['pretty'], paths, shell)
  const ids = flags.provider === undefined ? await listProviders() : [flags.provider]
  const providers = await Promise.all(ids.map((id) => loadProvider(id)))
  const asked = askSignatures(providers, { ...flags, credentials, isAmbient: !hasCredentialFlag(flags) })
  const question = { ids, providers, asked, ...(asked && { signature: asked.signature }) }
  const validator = createValidator({ version, providers, authenticated: asked !== undefined })
  const progress = validationProgress(shell.stderr)
  const unread: UnreadFile[] = []
  const otherFiles: string[] = []
  try {
    const reading = { format: flags.format, leaveOut: reports.files, onBytes: progress.bytes }
    for await (const { name, capture, unread: reason, size } of openCaptures(paths, shell, reading)) {
      progress.file(size)
      if (shell.signal.aborted) break
      if (reason !== undefined) unread.push(reason)
      else if (capture === null) otherFiles.push(name)
      else
        await judge(capture, validator, {
          question,
          reports,
          progress,
          hide: asked?.hide ?? ((finding) => finding),
          signal: shell.signal,
        })
    }
    const summary = validator.summary(unread, otherFiles, shell.signal.aborted)
    requireSomething(summary, paths)
    shell.hide(asked?.secrets() ?? [])
    progress.close()
    await reports.end(summary)
    shell.finish(codes[summary.verdict])
  } finally {
    progress.close()
    await reports.close()
  }
}

const codes: Readonly<Record<ValidationSummary['verdict'], ExitCode>> = {
  valid: 0,
  invalid: 1,
  incomplete: 3,
}

interface Judging {
  readonly question: CaptureQuestion
  readonly reports: ValidationReports
  readonly progress: ValidationProgress
  readonly hide: (finding: Finding) => Finding
  readonly signal: AbortSignal
}

async function judge(
  capture: OpenCapture,
  validator: Validator,
  { question, reports, progress, hide, signal }: Judging,
): Promise<void> {
  validator.begin(capture.file, capture.format)
  for await (const entries of judgeCapture(capture, question)) {
    if (signal.aborted) break
    const findings = validator.take(entries)
    await reports.found(findings.map(hide))
    progress.deliveries(findings.length)
  }
  validator.finish(capture.leftOut)
}

function requireSomething(
  { counts, files, unread, otherFiles, recognised, interrupted }: ValidationSummary,
  paths: readonly string[],
): void {
  if (interrupted) return
  if (counts.deliveries + counts.broken === 0) {
    if (files.length === 0) requireReadable(unread)
    const found =
      files.length > 0
        ? `there is no delivery in ${files.length === 1 ? 'it' : 'them'}`
        : `there is no capture among ${otherFiles.length} files`
    throw new UsageError(
      'nothing-found',
      `Cannot validate ${paths.join(', ')}: ${found}.`,
      'Give captures that hold requests with a body.',
    )
  }
  if (counts.broken > 0 || recognised) return
  throw new UsageError(
    'no-provider-recognised',
    `Cannot validate ${paths.join(', ')}: ${counts.deliveries === 1 ? 'the delivery fits' : `the ${counts.deliveries} deliveries fit`} no provider.`,
    'Say whose they are with --provider <id|folder>.',
  )
}
