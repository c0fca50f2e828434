import type { FixtureReceiver, Setup } from '../../fixtures/receivers/index.ts'
import { assume, loadProvider, type Provider } from '../../src/contracts/index.ts'
import { type Credentials, HookproofError, type Report } from '../../src/model/index.ts'
import { run } from '../../src/runner/index.ts'
import { suites } from '../../suites/index.ts'

/** How one receiver is tested. */
export interface Trial {
  readonly receiver: FixtureReceiver
  readonly provider: string
  readonly store: Setup['store']
  readonly runs: number
  readonly seed: number
  readonly only?: readonly string[]
  /** Instead of the usual one. */
  readonly deadlineMs?: number
}

/** What came of it: the report, or the code of the error that ended it before the suites. */
export type Outcome = { readonly report: Report } | { readonly code: string; readonly message: string }

/** Long enough for every correct receiver on a busy machine, short enough to wait for those that never answer. */
const usualDeadlineMs = 4_000

const loaded = new Map<string, Promise<Provider>>()

/** Loads a provider once, because compiling its schemas takes longer than testing a receiver. */
function load(id: string): Promise<Provider> {
  const known = loaded.get(id) ?? loadProvider(id)
  loaded.set(id, known)
  return known
}

/** Tests a fixture receiver over real HTTP, with everything that it shows. */
export async function testReceiver(trial: Trial): Promise<Outcome> {
  const { receiver } = trial
  const { provider, credentials, setup } = await prepare(trial)
  const running = await receiver.start({ ...setup, store: trial.store })
  const shows = receiver.shows ?? ['effects', 'state']
  try {
    const report = await run({
      provider,
      suites,
      target: { kind: 'url', url: running.url },
      credentials,
      ...(setup.mode === undefined ? {} : { auth: setup.mode }),
      ...(shows.includes('effects') ? { effects: { kind: 'url', url: running.effectsUrl } } : {}),
      ...(shows.includes('state') ? { state: { kind: 'url', url: running.stateUrl } } : {}),
      ...(trial.only === undefined ? {} : { only: trial.only }),
      events: eventsOf(provider),
      runs: trial.runs,
      seed: trial.seed,
      // Which checks fail matters here, not how small the history is that shows it.
      shrinks: 3,
      workers: 16,
      settleMs: 3_000,
    })
    return { report }
  } catch (error) {
    if (!(error instanceof HookproofError)) throw error
    return { code: error.code, message: error.message }
  } finally {
    await running.close()
  }
}

/** A few families are as good as dozens, and much faster: those of each kind of change that come first. */
function eventsOf({ contract }: Provider): readonly string[] {
  return contract.events.families.slice(0, 3).flatMap(({ types }) => types.map(({ type }) => type))
}

async function prepare(
  trial: Trial,
): Promise<{ provider: Provider; credentials: Credentials; setup: Omit<Setup, 'store'> }> {
  const { receiver } = trial
  const original = await load(trial.provider)
  const deadlineMs = trial.deadlineMs ?? usualDeadlineMs
  const provider = {
    ...original,
    contract: assume(original.contract, '/acknowledgement/deadlineMs', deadlineMs),
  }
  const { contract } = provider
  const mode =
    contract.authentication.find(({ id }) => id === receiver.endpoint?.mode) ?? contract.authentication[0]
  const credentials: Credentials = {
    ...(mode?.kind === 'signature' ? { secret: mode.testSecret } : {}),
    ...(mode?.kind === 'basic' ? { username: 'moxie', password: 's3cret:with:colons' } : {}),
    ...receiver.endpoint,
  }
  return {
    provider,
    credentials,
    setup: { provider: trial.provider, ...(mode === undefined ? {} : { mode: mode.id }), ...credentials },
  }
}

/** The checks that a receiver fails, or `before/<code>` when it is recognised before any check runs. */
export function failedChecks(outcome: Outcome): readonly string[] {
  if ('code' in outcome) return [`before/${outcome.code}`]
  return outcome.report.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)
}

/** The checks that could not be judged, with the reason. */
export function inconclusiveChecks(outcome: Outcome): readonly string[] {
  if ('code' in outcome) return []
  return outcome.report.checks
    .filter(({ verdict }) => verdict === 'inconclusive')
    .map(({ id, reason }) => `${id}: ${reason}`)
}
