import { basename } from 'node:path'
import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest'
import type { Check } from '../model/index.ts'
import { type OpenConformance, openConformance } from '../runner/index.ts'
import { asShown } from './as-shown.ts'
import { createBlame } from './blame.ts'
import { NotConformant } from './not-conformant.ts'
import { withOptionNames } from './option-names.ts'
import type { ConformanceOptions } from './options.ts'
import { type Outcome, outcomeOf, type Severity } from './outcome.ts'
import { type Plan, plan } from './plan.ts'
import { replayCommand } from './replay-command.ts'
import { targetOf } from './target-of.ts'

/** Longer than any answer takes that a check waits for, so that it is never vitest who ends one. */
const patienceMs = 180_000

/**
 * Registers one test per check that makes sense for this provider, under `describe('<provider>')` and
 * `describe('<suite>')`.
 *
 * A test fails when a required claim does not hold (`must`) or could not be judged. Recommendations are console
 * warnings unless `strict`; what could not be asked is skipped, with the reason.
 *
 * @param provider Id of a provider, or the path of a folder that holds a contract.
 * @example
 * import { conformance } from 'hookproof/vitest'
 * import { app, invoices } from './app.js'
 *
 * conformance('./acme', {
 *   receiver: app.fetch,
 *   path: '/webhooks',
 *   secret: process.env.WEBHOOK_SECRET,
 *   state: () => invoices.all(),
 * })
 */
export function conformance(provider: string, options: ConformanceOptions): void {
  const blame = createBlame(conformance)
  const name = basename(provider)
  describe(name, { concurrent: false }, async () => {
    const planned = await plan(provider, options, process.env).catch(blame)
    let opened: Opened | undefined
    beforeAll(async () => {
      opened = await open(planned, options).catch(blame)
    }, patienceMs)
    afterAll(() => opened?.conformance.close())
    const ask = async ({ id }: Check, context: TestContext): Promise<void> => {
      if (opened === undefined) throw new Error('the run is not open')
      const { conformance, listens } = opened
      const replay = replayCommand(context.task.file.name, [name, ...id.split('/')], conformance.seed)
      const result = asShown(await conformance.ask(id), { secrets: planned.secrets, replay, listens })
      tell(outcomeOf(result, severityOf(planned, options)), context)
    }
    const timeout = (options.timeLimitSeconds ?? 60) * 1000 + patienceMs
    for (const suite of planned.suites) {
      describe(suite.id, () => {
        for (const check of suite.checks)
          test(claimOf(check), { timeout }, (context) => ask(check, context).catch(blame))
      })
    }
  })
}

interface Opened {
  readonly conformance: OpenConformance
  readonly listens: boolean
}

async function open({ settings }: Plan, options: ConformanceOptions): Promise<Opened> {
  const target = await targetOf(options.receiver, options)
  return { conformance: await openConformance({ ...settings, target }), listens: target.kind === 'url' }
}

function severityOf({ settings }: Plan, { strict, knownFailures }: ConformanceOptions): Severity {
  const { id, name } = settings.provider.contract
  return { provider: { id, name }, strict: strict === true, knownFailures: knownFailures ?? [] }
}

function tell({ kind, text }: Outcome, context: TestContext): void {
  if (kind === 'fail') throw new NotConformant(text)
  if (kind === 'skip') context.skip(withOptionNames(text))
  // Vitest shows it with the name of the test.
  if (kind === 'warn') console.warn(text)
}

function claimOf({ id }: Check): string {
  return id.slice(id.indexOf('/') + 1)
}
