import type { FixtureReceiver, Running, Setup } from '../../fixtures/receivers/index.ts'
import { assume, loadProvider, type Provider } from '../../src/contracts/index.ts'
import { type Credentials, HookproofError, type Report } from '../../src/model/index.ts'
import { type RunSettings, run } from '../../src/runner/index.ts'
import { suites } from '../../suites/index.ts'
import { asProcess } from './as-process.ts'
import { freePorts } from './free-ports.ts'

/** How one receiver is tested. */
export interface Trial {
  readonly receiver: FixtureReceiver
  readonly provider: string
  readonly store: Setup['store']
  readonly runs: number
  readonly seed: number
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Instead of the usual one. */
  readonly deadlineMs?: number
  /** How long effects are waited for before they count as missing; long when absent. */
  readonly settleMs?: number
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
  const { endpoints, addresses } = await openPorts(receiver)
  const running = await start(receiver, { ...setup, ...addresses, store: trial.store })
  const shows = receiver.shows ?? ['effects', 'state']
  try {
    const report = await run({
      provider,
      suites,
      target: { kind: 'url', url: running.url },
      credentials,
      ...endpoints,
      ...(running.command === undefined ? {} : { start: { command: running.command } }),
      ...(setup.mode === undefined ? {} : { auth: setup.mode }),
      ...(shows.includes('effects') ? { effects: { kind: 'url', url: running.effectsUrl } } : {}),
      ...(shows.includes('state') ? { state: { kind: 'url', url: running.stateUrl } } : {}),
      ...(trial.only === undefined ? {} : { only: trial.only }),
      ...(trial.skip === undefined ? {} : { skip: trial.skip }),
      events: eventsOf(provider),
      runs: trial.runs,
      seed: trial.seed,
      // Which checks fail matters here, not how small the history is that shows it.
      shrinks: 1,
      workers: 16,
      settleMs: trial.settleMs ?? 3_000,
    })
    return { report }
  } catch (error) {
    if (!(error instanceof HookproofError)) throw error
    return { code: error.code, message: error.message }
  } finally {
    await running.close()
  }
}

/** Ports that are free, for what the receiver calls. */
async function openPorts({ calls = [] }: FixtureReceiver): Promise<{
  readonly endpoints: Pick<RunSettings, 'downstream' | 'providerApi' | 'providerApiKey'>
  readonly addresses: Partial<Setup>
}> {
  const [downstream, api] = await freePorts(2)
  const callsDownstream = calls.includes('downstream')
  const callsApi = calls.includes('provider-api')
  return {
    endpoints: {
      ...(callsDownstream ? { downstream: { kind: 'port', port: downstream } } : {}),
      ...(callsApi ? { providerApi: { kind: 'port', port: api }, providerApiKey: apiKey } : {}),
    },
    addresses: {
      ...(callsDownstream ? { downstreamUrl: `http://127.0.0.1:${downstream}` } : {}),
      ...(callsApi ? { apiUrl: `http://127.0.0.1:${api}/api/1.0/companies/acme`, apiKey } : {}),
    },
  }
}

const apiKey = 'k3y-of-the-api'

/** Starts it in this process, or leaves that to the suite, where it has to be ended and started again. */
async function start(
  receiver: FixtureReceiver,
  setup: Setup,
): Promise<Running & { readonly command?: string }> {
  return receiver.restarts === true ? asProcess(receiver, setup) : receiver.start(setup)
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
