import { suites } from '../../suites/index.ts'
import { assume, featuresOf, loadProvider, type Provider } from '../contracts/index.ts'
import { type Capability, type Suite, UsageError } from '../model/index.ts'
import type { Source } from '../probe/index.ts'
import { chooseMode, matchesPattern, type RunSettings, selectChecks } from '../runner/index.ts'
import { redactions, requireCredentials } from '../signing/index.ts'
import type { ConformanceOptions, Records } from './options.ts'

/** What is known before anything is sent. */
export interface Plan {
  /** All but the target and the command that replays: they are known when the tests run. */
  readonly settings: Omit<RunSettings, 'target'>
  /** Every suite with the checks that its contract makes sense of; none is empty. */
  readonly suites: readonly Suite[]
  /** Texts that no failure may hold. */
  readonly secrets: readonly string[]
}

/** A test file cannot end the process that it runs in, and no option could make it. */
const notHere: ReadonlySet<Capability> = new Set<Capability>(['restart'])

/** Reads the contract and turns options into what the runner is told. */
export async function plan(
  id: string,
  options: ConformanceOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Plan> {
  const provider = await providerOf(id, options)
  const mode = chooseMode(provider.contract, options.auth)
  requireCredentials(mode, options)
  const { notApplicable } = selectChecks({
    suites,
    ...filtersOf(options),
    features: featuresOf(provider.contract, mode, provider.schemas),
    capabilities: new Set<Capability>(),
    never: notHere,
  })
  refuseUnknownFailures(options.knownFailures ?? [], provider.contract.id)
  const senseless = new Set(notApplicable.map((one) => one.id))
  return {
    settings: settingsOf(provider, options, environment),
    suites: suites
      .map((suite) => ({ ...suite, checks: suite.checks.filter((check) => !senseless.has(check.id)) }))
      .filter(({ checks }) => checks.length > 0),
    secrets: redactions(mode, options),
  }
}

async function providerOf(id: string, options: ConformanceOptions): Promise<Provider> {
  const provider = await loadProvider(id)
  const contract = Object.entries(options.assume ?? {}).reduce(
    (changed, [pointer, value]) => assume(changed, pointer, value),
    provider.contract,
  )
  return { ...provider, contract }
}

function settingsOf(
  provider: Provider,
  options: ConformanceOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Omit<RunSettings, 'target'> {
  const { auth, events, effects, state, timeLimitSeconds, knownFailures } = options
  const seed = seedOf(environment.HOOKPROOF_SEED) ?? options.seed
  return {
    provider,
    suites,
    credentials: options,
    runs: options.runs ?? 25,
    workers: options.workers ?? 16,
    settleMs: options.settleMs ?? 2_000,
    start: 'none',
    headers: Object.entries(options.headers ?? {}),
    ...filtersOf(options),
    ...(seed === undefined ? {} : { seed }),
    ...(auth === undefined ? {} : { auth }),
    ...(events === undefined ? {} : { events }),
    ...(effects === undefined ? {} : { effects: sourceOf(effects) }),
    ...(state === undefined ? {} : { state: sourceOf(state) }),
    ...placeOf('downstream', options),
    ...placeOf('providerApi', options),
    ...(options.providerApiKey === undefined ? {} : { providerApiKey: options.providerApiKey }),
    ...(timeLimitSeconds === undefined ? {} : { timeLimitSeconds }),
    ...(knownFailures === undefined ? {} : { knownFailures }),
  }
}

function filtersOf({ only, skip, level }: ConformanceOptions): Pick<RunSettings, 'only' | 'skip' | 'level'> {
  return {
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
    ...(level === undefined ? {} : { level }),
  }
}

function placeOf<K extends 'downstream' | 'providerApi'>(
  key: K,
  options: ConformanceOptions,
): Pick<RunSettings, K> {
  const given = options[key]
  const { msw } = options
  if (given === undefined) return {} as Pick<RunSettings, K>
  const place =
    given === 'none'
      ? { kind: 'none' }
      : typeof given === 'number'
        ? { kind: 'port', port: given }
        : { kind: 'intercept', url: String(given), ...(msw === undefined ? {} : { server: msw }) }
  return { [key]: place } as unknown as Pick<RunSettings, K>
}

function sourceOf(records: Records): Source {
  if (typeof records === 'function') return { kind: 'function', read: records }
  // `new URL` writes the braces of {entity} otherwise.
  return { kind: 'url', url: String(records).replace('%7Bentity%7D', '{entity}') }
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (/^\d{1,10}$/.test(text)) return Number(text)
  throw new UsageError(
    'invalid-seed',
    `Cannot use HOOKPROOF_SEED=${text}: it is no natural number.`,
    'Copy it from the replay command, or leave it out.',
  )
}

function refuseUnknownFailures(patterns: readonly string[], provider: string): void {
  const ids = suites.flatMap(({ checks }) => checks.map(({ id }) => id))
  const stray = patterns.find((pattern) => !ids.some((id) => matchesPattern(pattern, id, provider)))
  if (stray === undefined) return
  throw new UsageError(
    'unknown-known-failure',
    `Cannot accept known failure "${stray}": no check id matches.`,
    'Remove it, or run `hookproof list` to see all ids.',
  )
}
