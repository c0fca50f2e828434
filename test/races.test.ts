import { describe, expect, it } from 'vitest'
import { loadProvider } from '../src/contracts/index.ts'
import { type RunSettings, run } from '../src/runner/index.ts'
import { suites } from '../suites/index.ts'
import { type Careful, openShop, secret } from './races/shop.ts'

const provider = await loadProvider('standard-webhooks')
const seeds = Array.from({ length: 20 }, (_, index) => index + 1)

const races = [
  'duplicates/copies-during-slow-work-have-one-effect',
  'timeouts/retry-during-slow-work-has-one-effect',
]

/** The checks that fail, in this process: what the shop calls is intercepted, and held. */
async function failsOf(careful: Careful, seed: number, only: readonly string[]): Promise<readonly string[]> {
  const shop = openShop(careful)
  const settings: RunSettings = {
    provider,
    suites,
    target: { kind: 'fetch', handler: shop.receive },
    credentials: { secret },
    downstream: { kind: 'intercept', url: shop.warehouse },
    effects: { kind: 'function', read: () => shop.shipped },
    events: ['contact.created'],
    only,
    runs: 2,
    seed,
    shrinks: 2,
    workers: 16,
    settleMs: 200,
  }
  const { checks } = await run(settings)
  return checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip').map(({ id }) => id)
}

describe('in this process', () => {
  it.each(seeds)('finds what looks first and acts later, with seed %i', async (seed) => {
    expect(await failsOf('looks first', seed, races)).toEqual(races)
  })

  it.each(seeds.slice(0, 5))('passes who reserves first, with seed %i', async (seed) => {
    expect(await failsOf('reserves first', seed, races)).toEqual([])
  })
})
