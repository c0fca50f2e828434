import { type Credentials, isLoopback, UsageError } from '../model/index.ts'
import type { ConfigurationFile } from './configuration-file.ts'
import { didYouMean } from './nearest.ts'
import { flagOf, type OptionEntry, options } from './options.ts'
import { type Given, readUrl, readValue } from './read-value.ts'
import type { PlaceSetting, ReporterSetting, SourceSetting, TestSettings } from './test-settings.ts'

/** What stands in front of a flag: `url` is the argument, all else the options that were given. */
export type Flags = Readonly<Record<string, unknown>>

/**
 * Everything that a test is told, from the command, the environment and the configuration file, in this order of
 * precedence; checked, with defaults filled in.
 *
 * @throws UsageError that names the place where the wrong value stands.
 */
export function settings(
  flags: Flags,
  environment: Readonly<Record<string, string | undefined>>,
  file?: ConfigurationFile,
  command: 'test' | 'send' = 'test',
): TestSettings {
  if (file !== undefined) refuseUnknownKeys(file)
  const values = new Map<string, unknown>()
  for (const option of options) {
    const given = find(option, flags, environment, file)
    if (given !== undefined) values.set(option.key, readValue(option.kind, given))
    else if (option.initial !== undefined) values.set(option.key, option.initial)
  }
  const url = target(flags, file, command)
  if (values.get('allowRemote') !== true) refuseRemote(url, command)
  const read = <T>(key: string): T => values.get(key) as T
  if (values.has('path') && !values.has('seed')) {
    throw new UsageError(
      'path-needs-seed',
      `Cannot replay path ${read('path')}: there is no seed.`,
      'Add --seed <n>.',
    )
  }
  return {
    url,
    provider: required(values.get('provider'), command),
    ...optional(values),
    credentials: credentials(values),
    ...source('effects', values),
    ...source('state', values),
    ...place('downstream', values),
    ...place('providerApi', values),
    ...start(values),
    events: read<readonly string[] | undefined>('event') ?? [],
    only: read<readonly string[] | undefined>('only') ?? [],
    skip: read<readonly string[] | undefined>('skip') ?? [],
    strict: values.get('strict') === true,
    runs: runs(values, flags.runs ?? file?.values.runs),
    workers: read('workers'),
    settleMs: read('settle'),
    reporters: reporters(read('reporter')),
    assume: read<TestSettings['assume'] | undefined>('assume') ?? [],
    headers: read<TestSettings['headers'] | undefined>('header') ?? [],
  }
}

type Optional = Pick<
  TestSettings,
  'auth' | 'level' | 'seed' | 'path' | 'knownFailures' | 'timeLimitSeconds' | 'providerApiKey'
>

function optional(values: ReadonlyMap<string, unknown>): Optional {
  const names = ['auth', 'level', 'seed', 'path', 'knownFailures', 'providerApiKey'].map((key) => [key, key])
  const all = [...names, ['timeLimitSeconds', 'timeLimit']] as const
  return Object.fromEntries(
    all.filter(([, key]) => values.has(key ?? '')).map(([name, key]) => [name, values.get(key ?? '')]),
  )
}

function find(
  { key, environment: variable }: OptionEntry,
  flags: Flags,
  environment: Readonly<Record<string, string | undefined>>,
  file: ConfigurationFile | undefined,
): Given | undefined {
  if (flags[key] !== undefined) return { value: flags[key], name: flagOf(key) }
  // An empty variable is how CI systems say that a secret is not there.
  const fromEnvironment = variable === undefined ? undefined : environment[variable]
  if (variable !== undefined && fromEnvironment) return { value: fromEnvironment, name: variable }
  const fromFile = file?.values[key]
  return fromFile === undefined ? undefined : { value: fromFile, name: `"${key}" in ${file?.path}` }
}

function refuseUnknownKeys({ path, values }: ConfigurationFile): void {
  const known = ['url', '$schema', ...options.map(({ key }) => key)]
  const unknown = Object.keys(values).find((key) => !known.includes(key))
  if (unknown === undefined) return
  throw new UsageError(
    'unknown-setting',
    `Cannot use "${unknown}" in ${path}: there is no such setting.`,
    didYouMean(
      unknown,
      known,
      'Run `hookproof test --help`: the names are those of the flags, in camelCase.',
    ),
  )
}

const asked = { test: 'test a receiver', send: 'send a delivery' } as const

function target(flags: Flags, file: ConfigurationFile | undefined, command: keyof typeof asked): string {
  if (flags.url !== undefined) return readUrl({ value: flags.url, name: 'the URL' })
  if (file?.values.url !== undefined)
    return readUrl({ value: file.values.url, name: `"url" in ${file.path}` })
  throw new UsageError(
    'missing-url',
    `Cannot ${asked[command]}: there is no URL.`,
    `Give it, for example: hookproof ${command} http://localhost:3000/hooks --provider <id>.`,
  )
}

function refuseRemote(url: string, command: keyof typeof asked): void {
  const { hostname } = new URL(url)
  if (isLoopback(hostname)) return
  throw new UsageError(
    'remote-target',
    `Cannot ${command === 'test' ? 'test' : 'send to'} ${hostname}: it is not this machine, and the deliveries are hostile by design.`,
    'Add --allow-remote if the receiver is yours and not in production.',
  )
}

function required(provider: unknown, command: keyof typeof asked): string {
  if (typeof provider === 'string') return provider
  throw new UsageError(
    'missing-provider',
    `Cannot ${asked[command]}: there is no provider.`,
    'Add --provider <id>; `hookproof providers` lists them.',
  )
}

function credentials(values: ReadonlyMap<string, unknown>): Credentials {
  const names = ['secret', 'username', 'password', 'token', 'headerName', 'headerValue']
  return Object.fromEntries(names.filter((name) => values.has(name)).map((name) => [name, values.get(name)]))
}

function source<K extends 'effects' | 'state'>(
  key: K,
  values: ReadonlyMap<string, unknown>,
): { readonly [P in K]?: SourceSetting } {
  const url = values.get(key)
  const command = values.get(`${key}Command`)
  if (url !== undefined && command !== undefined) {
    throw new UsageError(
      'two-sources',
      `Cannot read the ${key} from two places: both ${flagOf(key)} and ${flagOf(`${key}Command`)} are given.`,
      'Give one of them.',
    )
  }
  if (url !== undefined) return { [key]: { kind: 'url', url } } as never
  return command === undefined ? {} : ({ [key]: { kind: 'command', command } } as never)
}

/** Each delivery costs several exchanges where the receiver's calls are played. */
const runsWithCalls = 20

function runs(values: ReadonlyMap<string, unknown>, given: unknown): number {
  const isPlayed = ['downstream', 'providerApi'].some((key) => {
    return (values.get(key) as PlaceSetting | undefined)?.kind === 'port'
  })
  return given === undefined && isPlayed ? runsWithCalls : (values.get('runs') as number)
}

function place<K extends 'downstream' | 'providerApi'>(
  key: K,
  values: ReadonlyMap<string, unknown>,
): Pick<TestSettings, K> {
  const place = values.get(key)
  return place === undefined ? ({} as never) : ({ [key]: place } as never)
}

function start(values: ReadonlyMap<string, unknown>): Pick<TestSettings, 'start'> {
  const command = values.get('start') as string | undefined
  const readyUrl = values.get('ready') as string | undefined
  if ((command === undefined || command === 'none') && readyUrl !== undefined) {
    throw new UsageError(
      'ready-without-start',
      `Cannot wait for ${readyUrl}: nothing is started.`,
      'Add --start <command>, or leave --ready out.',
    )
  }
  if (command === undefined) return {}
  if (command === 'none') return { start: command }
  return { start: { command, ...(readyUrl === undefined ? {} : { readyUrl }) } }
}

function reporters(given: readonly ReporterSetting[] | undefined): readonly ReporterSetting[] {
  if (given === undefined || given.length === 0) return [{ id: 'pretty' }]
  const places = given.map(({ file }) => file ?? '')
  const twice = places.find((place, index) => places.indexOf(place) !== index)
  if (twice === undefined) return given
  const where = twice === '' ? 'standard output' : twice
  throw new UsageError(
    'two-reports',
    `Cannot write two reports to ${where}: they would be mixed.`,
    'Give one of them a file of its own, for example --reporter junit=report.xml.',
  )
}
