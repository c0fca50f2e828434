import type { MintedWorld } from '../minting/index.ts'
import type { Check, Finding, Transcript } from '../model/index.ts'
import { type Execution, transcribe } from './execute.ts'
import { pause } from './pause.ts'
import type { KnownSession } from './session.ts'

/** One judged scenario. */
export interface Judged {
  readonly transcript: Transcript
  readonly findings: readonly Finding[]
}

/** A receiver that lags behind gets so much time, in milliseconds, and not more. */
const mostMs = 10_000

interface Patience {
  /** How long to wait, in milliseconds, before something that was seen, or was not, counts against the receiver. */
  readonly patienceMs: number
  /** Throws when the check has no time left. */
  readonly checkTime: () => void
}

/** Judges what was sent, after one settling for all of it, and lets go of what was seen. */
export async function judgeExecutions(
  session: KnownSession,
  check: Check,
  executions: readonly Execution[],
  patience: Patience,
): Promise<readonly Judged[]> {
  const worlds = executions.flatMap(({ actual, ideal }) => [
    actual.minted,
    ...(ideal === undefined ? [] : [ideal.minted]),
  ])
  const judged = await judgePatiently(session, check, executions, worlds, patience)
  for (const world of worlds) {
    session.observer.forget(world)
    session.stage?.close(world.id)
  }
  return judged
}

/** Where a judge would accuse because of what was seen, effects first get time to show. */
async function judgePatiently(
  session: KnownSession,
  check: Check,
  executions: readonly Execution[],
  worlds: readonly MintedWorld[],
  { patienceMs, checkTime }: Patience,
): Promise<readonly Judged[]> {
  const { observer } = session
  let views = await observer.settle(worlds)
  const judge = (execution: Execution): Judged => {
    const transcript = transcribe(session, execution, views)
    return { transcript, findings: check.judge(transcript) }
  }
  let judged = executions.map(judge)
  if (!observer.effects && !observer.state) return judged
  const began = performance.now()
  const isPatient = (): boolean =>
    performance.now() < began + Math.max(patienceMs, Math.min(mostMs, 3 * observer.backlogMs))
  while (judged.some(({ findings }) => findings.some(isAboutObservation)) && isPatient()) {
    checkTime()
    await pause(20)
    views = await observer.read(worlds)
    judged = executions.map(judge)
  }
  return judged
}

/** Waiting can only change what was seen, never an answer or a call that is already there. */
function isAboutObservation({ where }: Finding): boolean {
  return !where.startsWith('attempt') && !where.startsWith('calls')
}
