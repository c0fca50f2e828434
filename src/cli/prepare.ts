import { resolve } from 'node:path'
import type { Command } from 'commander'
import {
  configurationFile,
  type Flags,
  flagOf,
  type OptionEntry,
  options,
  settings,
  type TestSettings,
} from '../config/index.ts'
import { assume, loadProvider, type Provider } from '../contracts/index.ts'
import { chooseMode } from '../runner/index.ts'
import { redactions } from '../signing/index.ts'
import { gather } from './command.ts'
import type { Shell } from './shell.ts'

/** What a command that talks to a receiver starts from. */
export interface Prepared {
  readonly told: TestSettings
  /** With the user's own assumptions in place. */
  readonly provider: Provider
  /** Texts that no output may hold. */
  readonly secrets: readonly string[]
}

/** Adds the URL, these options and `--config` to a command. */
export function addOptions(command: Command, keys: readonly string[]): void {
  command.argument('[url]', 'where the receiver listens')
  for (const option of options) if (keys.includes(option.key)) addOption(command, option)
  command.option('--config <file>', 'instead of hookproof.config.{json,js,mjs} in this folder')
}

function addOption(command: Command, { key, kind, value, help, environment, initial }: OptionEntry): void {
  const notes = [
    ...(environment === undefined ? [] : [`env ${environment}`]),
    ...(initial === undefined ? [] : [`default ${initial}`]),
  ]
  const text = notes.length === 0 ? help : `${help} (${notes.join(', ')})`
  const flag = value === undefined ? flagOf(key) : `${flagOf(key)} <${value}>`
  const isList = ['texts', 'reporters', 'assumptions', 'headers'].includes(kind)
  if (isList) command.option(flag, text, gather)
  else command.option(flag, text)
}

/** Reads the settings, loads the provider, and hides every secret from then on. */
export async function prepare(flags: Flags, shell: Shell, command: 'test' | 'send'): Promise<Prepared> {
  const { workingDirectory: folder, environment } = shell
  const named = flags.config === undefined ? undefined : resolve(folder, String(flags.config))
  const told = settings(flags, environment, await configurationFile(folder, named), command)
  const { secret, password, token, headerValue } = told.credentials
  shell.hide([secret, password, token, headerValue].filter((text) => text !== undefined))
  const provider = await loadProvider(told.provider)
  let { contract } = provider
  for (const { pointer, value } of told.assume) contract = await assume(contract, pointer, value)
  const secrets = redactions(chooseMode(contract, told.auth), told.credentials)
  shell.hide(secrets)
  return { told, provider: { ...provider, contract }, secrets }
}
