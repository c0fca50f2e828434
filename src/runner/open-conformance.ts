import { randomInt } from 'node:crypto'
import { familiesWith, versionedFamilies } from '../arbitraries/index.ts'
import { featuresOf } from '../contracts/index.ts'
import {
  type AuthenticationMode,
  type Capability,
  type CheckResult,
  type Feature,
  type Terms,
  UsageError,
} from '../model/index.ts'
import { openTarget, type Transport } from '../probe/index.ts'
import { requireCredentials } from '../signing/index.ts'
import { blankResult } from './blank-result.ts'
import { chooseMode, openSession } from './open-session.ts'
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
  requireCredentials(mode, settings.credentials)
  requireMatches(settings)
  const transport = await openTarget(settings.target, Math.max(64, settings.workers))
  try {
    const { session, notHandled } = await preflight(openSession(settings, mode, transport), settings)
    const choice = choose(settings, session)
    const seed = settings.seed ?? randomInt(1, 2 ** 31)
    return {
      choice,
      mode,
      transport,
      seed,
      handled: session.terms.events.map(({ event }) => event.type),
      notHandled,
      ask: (id) => ask(id, { session, choice, settings, seed }),
      close: () => transport.close(),
    }
  } catch (error) {
    await transport.close()
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

function choose(settings: RunSettings, { terms, transport }: KnownSession): SelectedChecks {
  const { suites, only, skip, level, path } = settings
  const choice = selectChecks({
    suites,
    features: featuresOfTerms(terms),
    capabilities: capabilitiesOf(settings, transport),
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
    deletes: versionedFamilies(terms, ['create', 'update', 'delete']).length > 0,
  }
  for (const feature of Object.keys(holds) as Feature[])
    if (holds[feature] === false) features.delete(feature)
  return features
}

function capabilitiesOf(settings: RunSettings, transport: Transport): ReadonlySet<Capability> {
  const capabilities = new Set<Capability>()
  if (transport.wire) capabilities.add('wire')
  if (settings.effects !== undefined) capabilities.add('effects')
  if (settings.state !== undefined) capabilities.add('state')
  if (settings.effects !== undefined || settings.state !== undefined) capabilities.add('outcome')
  return capabilities
}
