import {
  type Capture,
  readers,
  type ValidationQuestion,
  type ValidationReport,
  validationReport,
} from '../../captures/index.ts'
import { flagOf, options } from '../../config/index.ts'
import { listProviders, loadProvider, type Provider } from '../../contracts/index.ts'
import { type Credentials, UsageError } from '../../model/index.ts'
import { version } from '../../runner/version.ts'
import { redactions } from '../../signing/index.ts'
import { examples, type Register } from '../command.ts'
import type { ExitCode, Shell } from '../shell.ts'
import { chooseSignature } from '../validation/choose-signature.ts'
import { jsonValidation } from '../validation/json.ts'
import { prettyValidation } from '../validation/pretty.ts'
import { readCaptures } from '../validation/read-captures.ts'
import { redactValidation } from '../validation/redact.ts'

type CredentialName = Exclude<keyof Credentials, 'previousSecrets'>

interface Flags extends Partial<Readonly<Record<CredentialName, string>>> {
  readonly provider?: string
  readonly auth?: string
  readonly publicUrl?: string
  readonly format?: string
  readonly reporter: string
}

const credentialNames: readonly CredentialName[] = [
  'secret',
  'username',
  'password',
  'token',
  'headerName',
  'headerValue',
]
const reporters = ['pretty', 'json']

/** `hookproof validate`: holds captured deliveries against the contracts of their providers. */
export const register: Register = (command, shell) => {
  command
    .argument('<captures...>', 'files, folders, or - for the standard input')
    .option('--provider <id|folder>', 'whose deliveries they are; recognised when absent')
  for (const { key, value, help } of options) {
    if (key === 'auth')
      command.option('--auth <mode>', 'how they were secured; told by the credential when absent')
    else if (credentialNames.some((name) => name === key)) command.option(`${flagOf(key)} <${value}>`, help)
  }
  command
    .option('--public-url <url>', 'the URL that the provider calls, for signatures that cover it')
    .option('--format <format>', `${readers.map(({ format }) => format).join(', ')}; recognised when absent`)
    .option('--reporter <format>', reporters.join(' or '), 'pretty')
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
  if (!reporters.includes(flags.reporter)) {
    throw new UsageError(
      'unknown-reporter',
      `Cannot report as "${flags.reporter}": there is no such format.`,
      `Choose ${reporters.join(' or ')}.`,
    )
  }
  const credentials = credentialsOf(flags, shell)
  shell.hide(Object.values(credentials))
  const { captures, otherFiles } = await readCaptures(paths, flags.format, shell)
  const providers = await providersFor(flags.provider)
  const judge = (question: ValidationQuestion): ValidationReport =>
    validationReport(version, captures, otherFiles, question)
  const found = (report: ValidationReport): ValidationReport => {
    requireSomething(report, captures, paths)
    return report
  }
  if (Object.keys(credentials).length === 0 && flags.auth === undefined) {
    return print(found(judge({ providers })), flags, shell)
  }
  const provider =
    providers.length === 1 ? providers[0] : onlyProvider(found(judge({ providers })), providers)
  if (provider === undefined) return print(judge({ providers }), flags, shell)
  const signature = {
    ...chooseSignature(provider, credentials, flags.auth),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl }),
  }
  const secrets = redactions(signature.mode, credentials)
  shell.hide(secrets)
  const report = judge({ providers, signature: (one) => (one === provider ? signature : null) })
  print(redactValidation(found(report), secrets), flags, shell)
}

function print(report: ValidationReport, { reporter }: Flags, shell: Shell): void {
  const { columns: width, colour } = shell.stdout
  shell.stdout.write(
    reporter === 'json' ? jsonValidation(report) : prettyValidation(report, { width, colour }),
  )
  const codes: Readonly<Record<ValidationReport['verdict'], ExitCode>> = {
    valid: 0,
    invalid: 1,
    incomplete: 3,
  }
  shell.finish(codes[report.verdict])
}

function credentialsOf(flags: Flags, { environment }: Shell): Credentials {
  const variables = new Map(options.map(({ key, environment: variable }) => [key, variable]))
  const found = credentialNames.flatMap((name) => {
    // An empty variable is how CI systems say that a secret is not there.
    const value = flags[name] ?? (environment[variables.get(name) ?? ''] || undefined)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(found)
}

async function providersFor(wanted: string | undefined): Promise<readonly Provider[]> {
  const ids = wanted === undefined ? await listProviders() : [wanted]
  return Promise.all(ids.map((id) => loadProvider(id)))
}

function requireSomething(
  report: ValidationReport,
  captures: readonly Capture[],
  paths: readonly string[],
): void {
  const { counts, deliveries, otherFiles } = report
  if (counts.deliveries + counts.broken === 0) {
    const found =
      captures.length > 0
        ? `there is no delivery in ${captures.length === 1 ? 'it' : 'them'}`
        : `there is no capture among ${otherFiles.length} files`
    throw new UsageError(
      'nothing-found',
      `Cannot validate ${paths.join(', ')}: ${found}.`,
      'Give captures that hold requests with a body.',
    )
  }
  if (counts.broken > 0 || deliveries.some(({ provider }) => provider !== null)) return
  throw new UsageError(
    'no-provider-recognised',
    `Cannot validate ${paths.join(', ')}: ${counts.deliveries === 1 ? 'the delivery fits' : `the ${counts.deliveries} deliveries fit`} no provider.`,
    'Say whose they are with --provider <id|folder>.',
  )
}

function onlyProvider(report: ValidationReport, providers: readonly Provider[]): Provider | undefined {
  const ids = new Set(report.deliveries.flatMap(({ provider }) => provider ?? []))
  if (ids.size > 1) {
    throw new UsageError(
      'several-providers',
      `Cannot verify with one credential: the deliveries are from ${[...ids].sort().join(', ')}.`,
      'Say whose it is with --provider <id|folder>.',
    )
  }
  return providers.find(({ contract }) => ids.has(contract.id))
}
