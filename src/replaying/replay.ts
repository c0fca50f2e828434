import { isAcknowledged, matchesStatus } from '../judging/index.ts'
import { createMinter, type Minter } from '../minting/index.ts'
import type { Answer, WireRequest } from '../model/index.ts'
import { openUrl } from '../probe/index.ts'
import { asRecorded } from './as-recorded.ts'
import type { PlannedAttempt, ReplayPlan } from './plan-replay.ts'
import { type Resigning, signAgain } from './sign-again.ts'

/** What replaying takes. */
export interface ReplaySettings {
  readonly plan: ReplayPlan
  /** See `aim`. */
  readonly target: string
  /** `null` sends what was recorded. */
  readonly resigning: Resigning | null
  /** So many at the same time, at most; with 1, each waits for the answer to the one before. */
  readonly concurrency: number
  readonly timeoutMs: number
  readonly nowMs: () => number
  /** Stops after what is on its way. */
  readonly signal: AbortSignal
  readonly onAttempt: (attempt: ReplayedAttempt) => void
}

/** One exchange that was made. */
export interface ReplayedAttempt {
  readonly planned: PlannedAttempt
  readonly answer: Answer
  /** Whether its provider would count the answer as success; any 2xx where nobody knows the provider. */
  readonly acknowledged: boolean
}

/** Sends what is planned, in this order, each not before its time. What was made is in the order of its numbers. */
export async function replay(settings: ReplaySettings): Promise<readonly ReplayedAttempt[]> {
  const { plan, target, concurrency, signal } = settings
  const transport = openUrl(target, concurrency)
  const minter = createMinter()
  const began = performance.now()
  const made: ReplayedAttempt[] = []
  const open = new Set<Promise<void>>()
  const make = async (planned: PlannedAttempt): Promise<void> => {
    const answer = await transport.send(requestOf(planned, settings, minter), settings.timeoutMs)
    const contract = planned.recorded.provider?.contract
    const acknowledged =
      contract === undefined
        ? answer.kind === 'status' && matchesStatus(answer.status, ['2xx'])
        : isAcknowledged(answer, contract)
    const attempt = { planned, answer, acknowledged }
    made.push(attempt)
    settings.onAttempt(attempt)
  }
  try {
    for (const planned of plan.attempts) {
      await until(began + planned.atMs, signal)
      while (open.size >= concurrency) await Promise.race(open)
      if (signal.aborted) break
      const done = make(planned).finally(() => open.delete(done))
      open.add(done)
    }
    await Promise.all(open)
  } finally {
    await transport.close()
  }
  return made.toSorted((a, b) => a.planned.number - b.planned.number)
}

function requestOf(
  { recorded }: PlannedAttempt,
  { target, resigning, nowMs }: ReplaySettings,
  minter: Minter,
): WireRequest {
  const request = asRecorded(recorded, target)
  return resigning === null
    ? request
    : signAgain(request, recorded.event, resigning, { minter, nowMs: nowMs() })
}

/** Waits until a moment on the clock of `performance.now()`, or until somebody interrupts. */
async function until(momentMs: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const waitMs = momentMs - performance.now()
    if (waitMs <= 0 || signal.aborted) return
    // Longer ones than 24 days would be over at once.
    await pause(Math.min(waitMs, 2 ** 31 - 1), signal)
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
