import { describe, expect, it } from 'vitest'
import { correctRuns, everydayCases, matrixSeed } from './matrix-cases.ts'
import { failedChecks, inconclusiveChecks, testReceiver } from './test-receiver.ts'

const cases = everydayCases()

describe('correct receivers', () => {
  it('are there for each provider, in at least two kinds', () => {
    const names = new Map<string, Set<string>>()
    for (const { receiver, provider } of cases) {
      names.set(provider, (names.get(provider) ?? new Set()).add(receiver.framework))
    }
    expect(names.size).toBeGreaterThanOrEqual(6)
    for (const [provider, frameworks] of names) expect(frameworks.size, provider).toBeGreaterThanOrEqual(2)
  })

  it.each(cases)(
    '$receiver.name passes at $provider with a $store store',
    { timeout: 120_000 },
    async (found) => {
      const { receiver, provider, store } = found
      const missing = receiver.unavailable?.() ?? null
      if (missing !== null) {
        console.warn(`${receiver.name} is skipped: ${missing}`)
        return
      }
      const outcome = await testReceiver({
        receiver,
        provider,
        store,
        runs: correctRuns,
        seed: matrixSeed,
        // All else is asked of the same receiver in this process, where it starts at once.
        ...(receiver.restarts === true ? { only: ['recovery/*'] } : {}),
      })
      expect({ fails: failedChecks(outcome), inconclusive: inconclusiveChecks(outcome) }).toEqual({
        fails: [],
        inconclusive: [],
      })
    },
  )
})
