import { describe, expect, it } from 'vitest'
import type { BrokenReceiver } from '../../fixtures/receivers/index.ts'
import { brokenShare, matrixRuns, matrixSeed } from './matrix-cases.ts'
import { failedChecks, inconclusiveChecks, type Outcome, testReceiver } from './test-receiver.ts'

/** Registers a test per broken receiver of a share: it fails exactly the checks that it names, over real HTTP. */
export function expectExactFailures(share: number, shares: number): void {
  const steady = brokenShare(share - 1, shares).filter(({ spreads }) => spreads !== true)
  const spreading = brokenShare(share - 1, shares).filter(({ spreads }) => spreads === true)
  describe(`broken receivers, share ${share} of ${shares}`, () => {
    it.each(steady)('$name fails what it names', { timeout: 120_000 }, async (receiver) => {
      if (isMissing(receiver)) return
      const outcome = await test(receiver)
      expect({ fails: [...failedChecks(outcome)].sort(), open: inconclusiveChecks(outcome) }).toEqual({
        fails: [...receiver.fails].sort(),
        open: [],
      })
    })

    // One that dies, or fails by chance, takes other checks with it: each of its own is asked alone.
    it.each(spreading)('$name fails each check that it names', { timeout: 120_000 }, async (receiver) => {
      expect(receiver.fails).not.toEqual([])
      if (isMissing(receiver)) return
      for (const id of receiver.fails) expect(failedChecks(await test(receiver, [id]))).toEqual([id])
    })
  })
}

/** Whether this machine lacks what the receiver needs; says so. */
function isMissing({ name, unavailable }: BrokenReceiver): boolean {
  const reason = unavailable?.() ?? null
  if (reason !== null) console.warn(`${name} is skipped: ${reason}`)
  return reason !== null
}

function test(receiver: BrokenReceiver, only?: readonly string[]): Promise<Outcome> {
  return testReceiver({
    receiver,
    provider: receiver.providers[0] ?? '',
    store: 'memory',
    runs: matrixRuns,
    seed: matrixSeed,
    // Asked alone, a check has the machine for itself.
    ...(only === undefined ? {} : { only, deadlineMs: 1_500 }),
  })
}
