import fc from 'fast-check'
import { isControlRefused } from '../judging/index.ts'
import {
  type Check,
  type CheckResult,
  type Confirmation,
  type Finding,
  RunError,
  type Scenario,
} from '../model/index.ts'
import { blankResult } from './blank-result.ts'
import { describeFailure } from './describe-failure.ts'
import { type Execution, execute } from './execute.ts'
import { inTurn } from './in-turn.ts'
import { type Judged, judgeExecutions } from './judge-executions.ts'
import type { RunCheckOptions } from './run-check-options.ts'
import { seedOf } from './seed.ts'
import type { KnownSession } from './session.ts'

/** Small at first, so that a plain failure is found at little cost; never so large that transcripts pile up. */
const firstBatch = 8
/** So few are not worth a second settling. */
const onlyBatch = 25
const batch = 100
/** Shrinking also ends after so long: a receiver that hangs takes a deadline for each execution. */
const shrinkLimitMs = 15_000
const confirmations = 5

/**
 * Explores a check: draws its scenarios, executes them side by side, judges them, and on the first failure shrinks
 * it one execution at a time and confirms what is left.
 *
 * The scenarios depend on the seed alone, and the first failing one counts, so the number of workers changes nothing.
 */
export async function runCheck(
  session: KnownSession,
  check: Check,
  options: RunCheckOptions,
): Promise<CheckResult> {
  const began = performance.now()
  const started = new Exploration(session, check, options)
  try {
    return { ...(await started.explore()), durationMs: performance.now() - began }
  } catch (error) {
    if (error instanceof Interruption || session.signal.aborted) {
      const reason = session.signal.aborted
        ? 'the run was interrupted'
        : `the time limit of ${options.timeLimitMs / 1000} s was reached`
      return { ...started.result('inconclusive', reason), durationMs: performance.now() - began }
    }
    if (error instanceof RunError && error.code === 'probe-failed') {
      // A probe often lives in the receiver's own process: when it is gone, so is the evidence, but not the report.
      return { ...started.result('inconclusive', error.message), durationMs: performance.now() - began }
    }
    throw error
  }
}

class Interruption extends Error {}

class Exploration {
  readonly session: KnownSession
  readonly check: Check
  readonly options: RunCheckOptions
  readonly arbitrary: fc.Arbitrary<Scenario>
  readonly seed: number
  readonly stopAt: number
  runs = 0
  deliveries = 0

  constructor(session: KnownSession, check: Check, options: RunCheckOptions) {
    this.session = session
    this.check = check
    this.options = options
    this.arbitrary = check.scenario(session.terms)
    this.seed = seedOf(options.seed, check.id)
    this.stopAt = performance.now() + options.timeLimitMs
  }

  async explore(): Promise<CheckResult> {
    const { options, check } = this
    if (options.path !== undefined) return this.replay(options.path)
    const wanted = Math.min(options.runs, check.maxRuns ?? options.runs)
    const scenarios = fc.sample(this.arbitrary, { seed: this.seed, numRuns: wanted })
    const open: Finding[] = []
    const unprovoked: Finding[] = []
    let provoked = false
    const first = wanted <= onlyBatch ? wanted : firstBatch
    for (let begin = 0, end = first; begin < scenarios.length; begin = end, end += batch) {
      const judged = await this.judgeAll(scenarios.slice(begin, end))
      const failed = judged.findIndex(({ findings }) => findings.some(({ kind }) => kind === 'violation'))
      if (failed >= 0) return this.fail(begin + failed, judged[failed] as Judged)
      open.push(...judged.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'inconclusive')))
      unprovoked.push(
        ...judged.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'unprovoked')),
      )
      if (judged.some(({ findings }) => findings.length === 0)) provoked = true
    }
    const [undecided] = provoked ? open : [...open, ...unprovoked]
    if (undecided === undefined) return this.result('pass', null)
    const { where, expected, received } = undecided
    return {
      ...this.result('inconclusive', `${where}: expected ${expected}, received ${received}`),
      findings: [undecided],
    }
  }

  /** Executes scenarios side by side and judges them after one settling. */
  async judgeAll(scenarios: readonly Scenario[]): Promise<readonly Judged[]> {
    const { check, session, options } = this
    const send = async (scenario: Scenario): Promise<Execution> => {
      this.checkTime()
      const execution = await execute(session, scenario, check.worlds)
      this.count(execution)
      options.onProgress({
        kind: 'advanced',
        id: check.id,
        done: this.runs,
        of: options.runs,
        phase: 'explore',
      })
      return execution
    }
    const executions =
      check.alone === true
        ? await inTurn(scenarios, send)
        : await Promise.all(scenarios.map((scenario) => session.limiter.run(() => send(scenario))))
    return this.judgeSettled(executions, Math.min(options.settleMs, 1_000 + 10 * session.observer.lagMs))
  }

  judgeSettled(executions: readonly Execution[], patienceMs: number): Promise<readonly Judged[]> {
    return judgeExecutions(this.session, this.check, executions, {
      patienceMs,
      checkTime: () => this.checkTime(),
    })
  }

  async fail(index: number, found: Judged): Promise<CheckResult> {
    let smallest = found
    let path = String(index)
    const shrunk = await this.shrink(index)
    if (shrunk !== undefined) {
      path = shrunk.path
      smallest = shrunk.judged
    }
    let confirmed = await this.confirm(smallest)
    if (confirmed.confirmation.failed === 0 && smallest !== found) {
      // It was made smaller in haste, and the larger one may still be right.
      path = String(index)
      confirmed = await this.confirm(found)
    }
    const { confirmation, judged, isBroken } = confirmed
    if (isBroken) return this.failedForGood(found, String(index))
    if (confirmation.failed === 0) {
      // Neither repeating nor patience brought it back: what was seen in haste is no evidence against a receiver.
      const sighting = found.findings.find(({ kind }) => kind === 'violation')
      return {
        ...this.result(
          'inconclusive',
          `scenario ${path} failed once and passed ${confirmation.of} times when it was executed again (${sighting?.where}: expected ${sighting?.expected}, received ${sighting?.received})`,
        ),
        findings: found.findings,
      }
    }
    return this.failure(judged, path, confirmation)
  }

  /**
   * The receiver has accepted nothing since. Asked alone, the check is what did it; beside others, nobody knows which
   * of them was.
   */
  failedForGood(found: Judged, path: string): CheckResult {
    if (this.options.alone) return this.failure(found, path, { failed: 1, of: 1 })
    return {
      ...this.result(
        'inconclusive',
        `the receiver accepts no genuine delivery any more, since this or another check; ask alone, after a restart, with --only ${this.check.id}`,
      ),
      findings: found.findings,
    }
  }

  /** Walks fast-check's shrink tree from the failing scenario, one execution at a time. */
  async shrink(index: number): Promise<{ path: string; judged: Judged } | undefined> {
    const { session, options, check } = this
    const until = Math.min(this.stopAt, performance.now() + shrinkLimitMs)
    let executed = 0
    let smallest: Judged | undefined
    const property = fc.asyncProperty(this.arbitrary, async (scenario) => {
      // Past the limit everything passes, so what was found last stands.
      if (executed >= options.shrinks || performance.now() > until) return true
      executed += 1
      options.onProgress({
        kind: 'advanced',
        id: check.id,
        done: executed,
        of: options.shrinks,
        phase: 'shrink',
      })
      const judged = await this.judgeOne(scenario, 40 + 10 * session.observer.lagMs)
      if (!judged.findings.some(({ kind }) => kind === 'violation')) return true
      smallest = judged
      return false
    })
    const details = await fc.check(property, { seed: this.seed, path: String(index), numRuns: 1 })
    if (details.counterexamplePath === null || smallest === undefined) return undefined
    return { path: details.counterexamplePath, judged: smallest }
  }

  /** Executes the counterexample again; the first time with all the patience that the user allows. */
  async confirm(found: Judged): Promise<{ confirmation: Confirmation; judged: Judged; isBroken: boolean }> {
    const { session, options, check } = this
    const again = (patienceMs: number): Promise<Judged> =>
      this.judgeOne(found.transcript.scenario, patienceMs)
    options.onProgress({ kind: 'advanced', id: check.id, done: 0, of: confirmations, phase: 'confirm' })
    const first = await again(options.settleMs)
    // Side by side, because a receiver that hangs makes each of them wait for the whole deadline.
    const others = Array.from({ length: confirmations - 1 }, () => 40 + 10 * session.observer.lagMs)
    const rest = check.alone === true ? await inTurn(others, again) : await Promise.all(others.map(again))
    const all = [first, ...rest]
    const failed = all.filter(({ findings }) => findings.some(({ kind }) => kind === 'violation'))
    return {
      confirmation: { failed: failed.length, of: confirmations },
      judged: failed[0] ?? found,
      isBroken: all.every(({ findings }) => isControlRefused(findings)),
    }
  }

  async replay(path: string): Promise<CheckResult> {
    const [scenario] = fc.sample(this.arbitrary, { seed: this.seed, path, numRuns: 1 })
    if (scenario === undefined) return this.result('inconclusive', `no scenario has the path ${path}`)
    const judged = await this.judgeOne(scenario, this.options.settleMs)
    const violated = judged.findings.some(({ kind }) => kind === 'violation')
    if (violated) return this.failure(judged, path, { failed: 1, of: 1 })
    const [open] = judged.findings
    return open === undefined
      ? this.result('pass', null)
      : this.result('inconclusive', `${open.where}: ${open.received}`)
  }

  async judgeOne(scenario: Scenario, patienceMs: number): Promise<Judged> {
    const { session, check } = this
    const execution = await session.limiter.run(() => execute(session, scenario, check.worlds))
    this.count(execution)
    const [judged] = await this.judgeSettled([execution], Math.min(patienceMs, this.options.settleMs))
    return judged as Judged
  }

  count(execution: Execution): void {
    this.runs += 1
    this.deliveries += execution.actual.attempts.length + (execution.ideal?.attempts.length ?? 0)
  }

  checkTime(): void {
    this.session.signal.throwIfAborted()
    if (performance.now() > this.stopAt) throw new Interruption()
  }

  failure(judged: Judged, path: string, confirmed: Confirmation): CheckResult {
    const { check, session, options } = this
    return {
      ...this.result('fail', null),
      findings: judged.findings.filter(({ kind }) => kind === 'violation'),
      ...describeFailure(session, check, judged.transcript, judged.findings),
      confirmed,
      replay: { seed: options.seed, path, command: options.replayCommand(check.id, options.seed, path) },
    }
  }

  result(verdict: CheckResult['verdict'], reason: string | null): CheckResult {
    return { ...blankResult(this.check), verdict, reason, runs: this.runs, deliveries: this.deliveries }
  }
}
