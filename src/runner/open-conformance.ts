import { randomInt } from 'node:crypto'
import { callersOf, familiesWith, versionedFamilies } from '../arbitraries/index.ts'
import { featuresOf } from '../contracts/index.ts'
import type { ProviderApi } from '../endpoints/index.ts'
import {
  type AuthenticationMode,
  type Capability,
  type CheckResult,
  type EndpointKind,
  type Feature,
  type Terms,
  UsageError,
} from '../model/index.ts'
import type { Transport } from '../probe/index.ts'
import { requireCredentials } from '../signing/index.ts'
import { blankResult } from './blank-result.ts'
import type { EndpointPlace } from './open-endpoints.ts'
import { chooseMode, openSession } from './open-session.ts'
import { openSurroundings } from './open-surroundings.ts'
import { preflight } from './preflight.ts'
import { runCheck } from './run-check.ts'
import { requireMatches, type SelectedChecks, selectChecks } from './select-checks.ts'
import type { KnownSession } from './session.ts'
import type { RunSettings } from './settings.ts'

/** A receiver that is known: its checks can be asked one by one, in any order. */
export interface OpenConformance {
  readonly choice: SelectedChecks
  readonly mode: AuthenticationMode
  readonly transport: Transport
  readonly seed: number
  readonly handled: readonly string[]
  readonly notHandled: readonly string[]
  /** What the set-up shows and steers. */
  readonly capabilities: readonly Capability[]
  /** Asks one check. A check that is not selected is skipped, with the reason. */
  readonly ask: (id: string) => Promise<CheckResult>
  readonly close: () => Promise<void>
}

/**
 * Gets to know a receiver, and chooses the checks that make sense for it.
 *
 * @throws UsageError for what the user can mend in the call; RunError when the receiver cannot be tested at all.
 */
export async function openConformance(settings: RunSettings): Promise<OpenConformance> {
  const mode = chooseMode(settings.provider.contract, settings.auth)
  // One that registers itself may have chosen the secret.
  if (settings.providerApi?.kind !== 'port') requireCredentials(mode, settings.credentials)
  requireMatches(settings)
  const surroundings = await openSurroundings(settings)
  const { transport, credentials, endpoints } = surroundings
  try {
    requireCredentials(mode, credentials)
    const session = openSession({ ...settings, credentials }, mode, surroundings)
    const { session: known, notHandled } = await preflight(session, settings)
    const choice = choose(settings, known, endpoints.providerApi)
    const seed = settings.seed ?? randomInt(1, 2 ** 31)
    return {
      choice,
      mode,
      transport,
      seed,
      handled: known.terms.events.map(({ event }) => event.type),
      notHandled,
      capabilities: [...capabilitiesOf(settings, known)],
      ask: (id) => {
        for (const { renew } of endpoints.open) renew()
        return ask(id, { session: known, choice, settings, seed })
      },
      close: surroundings.close,
    }
  } catch (error) {
    await surroundings.close()
    throw error
  }
}

interface Asking {
  readonly session: KnownSession
  readonly choice: SelectedChecks
  readonly settings: RunSettings
  readonly seed: number
}

async function ask(id: string, { session, choice, settings, seed }: Asking): Promise<CheckResult> {
  const selected = choice.selected.find((check) => check.id === id)
  if (selected !== undefined) {
    return runCheck(session, selected, {
      alone: choice.selected.length === 1,
      seed,
      runs: settings.runs,
      shrinks: settings.shrinks ?? 60,
      path: settings.path,
      timeLimitMs: (settings.timeLimitSeconds ?? 60) * 1000,
      settleMs: settings.settleMs,
      replayCommand:
        settings.replayCommand ?? ((id, number, path) => `--only ${id} --seed ${number} --path ${path}`),
      onProgress: (progress) => settings.onProgress?.(progress),
    })
  }
  const check = settings.suites.flatMap(({ checks }) => checks).find((one) => one.id === id)
  if (check === undefined) throw new Error(`no suite has the check ${id}`)
  const silent = [
    ...choice.skipped.map(({ check: { id }, reason }) => ({ id, reason })),
    ...choice.notApplicable,
  ].find((one) => one.id === id)
  return { ...blankResult(check), reason: silent?.reason ?? null }
}

function choose(settings: RunSettings, session: KnownSession, api: ProviderApi | undefined): SelectedChecks {
  const { suites, only, skip, level, path } = settings
  const choice = selectChecks({
    suites,
    features: featuresOfTerms(session.terms),
    capabilities: capabilitiesOf(settings, session),
    missing: silentEndpoints(settings, session, api),
    never: neverAsked(settings),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
    ...(level === undefined ? {} : { level }),
  })
  const { length } = choice.selected
  if (length === 0) {
    throw new UsageError(
      'nothing-selected',
      'Cannot run: no check is selected.',
      'Loosen --only, --skip or --level, or give --effects or --state; `hookproof list --provider <id>` shows what applies.',
    )
  }
  if (path !== undefined && length !== 1) {
    throw new UsageError(
      'path-needs-one-check',
      `Cannot replay path ${path}: ${length} checks are selected.`,
      'Name the one check with --only.',
    )
  }
  return choice
}

/** What the contract offers for this receiver: a feature that none of the handled events has is none. */
function featuresOfTerms(terms: Terms): ReadonlySet<Feature> {
  const { contract, mode, events, schemas } = terms
  const features = new Set<Feature>(featuresOf(contract, mode, schemas))
  const holds: Partial<Record<Feature, boolean>> = {
    entity: events.some(({ family }) => family.entity !== null),
    markers: events.some(({ family }) => family.markers.length > 0),
    updates: familiesWith(terms, ['create', 'update']).length > 0,
    versions: versionedFamilies(terms, ['create', 'update']).length > 0,
    'several-calls': callersOf(terms, 'downstream', 2).length > 0,
    deletes: versionedFamilies(terms, ['create', 'update', 'delete']).length > 0,
  }
  for (const feature of Object.keys(holds) as Feature[])
    if (holds[feature] === false) features.delete(feature)
  return features
}

function capabilitiesOf(
  { effects, state }: RunSettings,
  { transport, terms, observer, process }: KnownSession,
): ReadonlySet<Capability> {
  const offered: Partial<Record<Capability, boolean>> = {
    wire: transport.wire,
    effects: effects !== undefined || observer.effects,
    state: state !== undefined,
    outcome: observer.effects || observer.state,
    downstream: callersOf(terms, 'downstream').length > 0,
    'provider-api': callersOf(terms, 'provider-api').length > 0,
    restart: process !== undefined,
  }
  return new Set((Object.keys(offered) as Capability[]).filter((name) => offered[name] === true))
}

/** What the user says that the receiver never calls, or that its process is not to be ended. */
function neverAsked({ downstream, providerApi, start }: RunSettings): ReadonlySet<Capability> {
  const never = new Set<Capability>()
  if (downstream?.kind === 'none') never.add('downstream')
  if (providerApi?.kind === 'none') never.add('provider-api')
  if (start === 'none') never.add('restart')
  return never
}

/** Why a mocked endpoint is of no use, although it was asked for: no handled event makes the receiver call it. */
function silentEndpoints(
  { downstream, providerApi }: RunSettings,
  { terms }: KnownSession,
  api: ProviderApi | undefined,
): Partial<Record<Capability, string>> {
  const reason = (place: EndpointPlace | undefined, flag: string, kind: EndpointKind): string | undefined => {
    if (place === undefined || place.kind === 'none' || callersOf(terms, kind).length > 0) return undefined
    if (kind === 'provider-api' && api !== undefined && api.unauthorised() > 0) {
      return 'the receiver called the API, but with a missing or wrong key: give it the one of --provider-api-key'
    }
    const where = place.kind === 'port' ? `http://127.0.0.1:${place.port}` : place.url
    return `no handled event makes the receiver call ${where} (${flag}): point it there, or choose an event with --event`
  }
  const reasons = {
    downstream: reason(downstream, '--downstream', 'downstream'),
    'provider-api': reason(providerApi, '--provider-api', 'provider-api'),
  }
  return Object.fromEntries(Object.entries(reasons).filter(([, text]) => text !== undefined))
}
