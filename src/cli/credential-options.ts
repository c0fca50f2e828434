import type { Command } from 'commander'
import { flagOf, options, readValue } from '../config/index.ts'
import type { Credentials } from '../model/index.ts'

/** What a credential consists of. */
export type CredentialName = Exclude<keyof Credentials, 'previousSecrets'>

/** What commands that verify or sign recorded deliveries take, as commander hands it over. */
export interface CredentialFlags extends Partial<Readonly<Record<CredentialName, string>>> {
  readonly provider?: string
  readonly auth?: string
  readonly publicUrl?: string
}

const names: readonly CredentialName[] = [
  'secret',
  'username',
  'password',
  'token',
  'headerName',
  'headerValue',
]

/** Adds `--provider`, `--auth`, `--public-url` and one option per credential to a command. */
export function addCredentialOptions(command: Command): void {
  command.option('--provider <id|folder>', 'whose deliveries they are; recognised when absent')
  command.option('--auth <mode>', 'how they are secured; told by the credential when absent')
  addCredentials(command, names)
  command.option(
    '--public-url <url>',
    'the URL that the provider calls, for signatures that cover it',
    (value) => String(readValue('url', { value, name: '--public-url' })),
  )
}

/** Adds one option per credential to a command. */
export function addCredentials(command: Command, wanted: readonly CredentialName[]): void {
  for (const { key, value, help, environment } of options) {
    if (!wanted.some((name) => name === key)) continue
    const note = environment === undefined ? '' : ` (env ${environment})`
    command.option(`${flagOf(key)} <${value}>`, `${help}${note}`)
  }
}

/** The texts of credentials that no output may hold. */
export function secretsOf(credentials: Credentials): readonly string[] {
  const { username: _name, headerName: _header, ...secrets } = credentials
  return Object.values(secrets).flat()
}

const variables: ReadonlyMap<string, string | undefined> = new Map(
  options.map(({ key, environment }) => [key, environment]),
)

/** The variables that credentials would be taken from: those that are set, and no flag stands for. */
export function variablesOf(
  flags: CredentialFlags,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return names.flatMap((name) => {
    const variable = variables.get(name) ?? ''
    return flags[name] === undefined && environment[variable] ? [variable] : []
  })
}

/** Whether a flag says something about a credential. */
export function hasCredentialFlag(flags: CredentialFlags): boolean {
  return flags.auth !== undefined || names.some((name) => flags[name] !== undefined)
}

/** The credentials that were given, by flags or by the environment. */
export function credentialsOf(
  flags: CredentialFlags,
  environment: Readonly<Record<string, string | undefined>>,
): Credentials {
  const found = names.flatMap((name) => {
    // An empty variable is how CI systems say that a secret is not there.
    const value = flags[name] ?? (environment[variables.get(name) ?? ''] || undefined)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(found)
}
