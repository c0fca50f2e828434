import { describe, expect, it } from 'vitest'
import type { BrokenReceiver } from '../../fixtures/receivers/index.ts'
import { brokenShare, matrixRuns, matrixSeed, othersRuns } from './matrix-cases.ts'
import { failedChecks, inconclusiveChecks, type Outcome, type Trial, testReceiver } from './test-receiver.ts'

/** Registers a test per broken receiver of a share: it fails exactly the checks that it names, over real HTTP. */
export function expectExactFailures(share: number, shares: number): void {
  const steady = brokenShare(share - 1, shares).filter(({ spreads }) => spreads !== true)
  const spreading = brokenShare(share - 1, shares).filter(({ spreads }) => spreads === true)
  describe(`broken receivers, share ${share} of ${shares}`, () => {
    it.each(steady)('$name fails what it names', { timeout: 120_000 }, async (receiver) => {
      if (isMissing(receiver)) return
      const only = receiver.fails.filter((id) => !id.startsWith('before/'))
      const named = await test(receiver, { only, deadlineMs: 2_000 })
      expect([...failedChecks(named)].sort()).toEqual([...receiver.fails].sort())
      if ('code' in named) return
      // What it does right has to show in a few scenarios only: correct receivers are asked more.
      const others = await test(receiver, { skip: receiver.fails, runs: othersRuns })
      const open = [...inconclusiveChecks(named), ...inconclusiveChecks(others)]
      expect({ fails: failedChecks(others), open }).toEqual({ fails: [], open: [] })
    })

    // One that dies, or fails by chance, takes other checks with it: each of its own is asked alone.
    it.each(spreading)('$name fails each check that it names', { timeout: 120_000 }, async (receiver) => {
      expect(receiver.fails).not.toEqual([])
      if (isMissing(receiver)) return
      for (const id of receiver.fails) {
        // Asked alone, a check has the machine for itself.
        const ask = (): Promise<Outcome> => test(receiver, { only: [id], deadlineMs: 1_500 })
        let outcome = await ask()
        // One that fails by chance may by chance refuse all that comes first, or be right all the time.
        for (let tries = 0; tries < 3 && failedChecks(outcome).join() !== id; tries += 1)
          outcome = await ask()
        expect(failedChecks(outcome)).toEqual([id])
      }
    })
  })
}

/** Whether this machine lacks what the receiver needs; says so. */
function isMissing({ name, unavailable }: BrokenReceiver): boolean {
  const reason = unavailable?.() ?? null
  if (reason !== null) console.warn(`${name} is skipped: ${reason}`)
  return reason !== null
}

function test(receiver: BrokenReceiver, told: Partial<Trial>): Promise<Outcome> {
  return testReceiver({
    receiver,
    provider: receiver.providers[0] ?? '',
    store: receiver.restarts === true ? 'durable' : 'memory',
    runs: matrixRuns,
    seed: matrixSeed,
    // What is broken stays broken, however long one waits.
    settleMs: 1_200,
    ...told,
  })
}
