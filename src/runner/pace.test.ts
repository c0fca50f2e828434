import { expect, test, vi } from 'vitest'
import type { Answer } from '../model/index.ts'
import { createPace } from './pace.ts'

const status = (code: number, headers: Record<string, string> = {}): Answer => ({
  kind: 'status',
  status: code,
  headers,
  body: '',
  elapsedMs: 1,
})

/** How many of so many turns come within some milliseconds. */
async function turnsWithin(pace: ReturnType<typeof createPace>, milliseconds: number): Promise<number> {
  let come = 0
  for (let index = 0; index < 100; index += 1) void pace.turn().then(() => (come += 1))
  await vi.advanceTimersByTimeAsync(milliseconds)
  return come
}

test('is fast until a delivery is throttled, then slow for a while, and for longer the next time', async () => {
  vi.useFakeTimers()
  try {
    const pace = createPace()
    for (const answer of [status(204), status(500), status(503), status(409)]) pace.heed(answer)
    expect(await turnsWithin(pace, 0)).toBe(100)
    pace.heed(status(429))
    const slow = await turnsWithin(pace, 30)
    expect(slow).toBeGreaterThan(5)
    expect(slow).toBeLessThan(15)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await turnsWithin(pace, 0)).toBe(100)
    pace.heed(status(503, { 'retry-after': '1' }))
    await vi.advanceTimersByTimeAsync(1_500)
    expect(await turnsWithin(pace, 0)).toBeLessThan(2)
  } finally {
    vi.useRealTimers()
  }
})

test('is slow for a while where a receiver acknowledges more than it can do', async () => {
  vi.useFakeTimers()
  try {
    const pace = createPace()
    pace.heed(status(204), 0)
    expect(await turnsWithin(pace, 0)).toBe(100)
    pace.heed(status(204), 300)
    expect(await turnsWithin(pace, 30)).toBeLessThan(15)
    // What was acknowledged before it became slow makes it no slower.
    for (let times = 0; times < 9; times += 1) pace.heed(status(204), 300)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await turnsWithin(pace, 0)).toBe(100)
  } finally {
    vi.useRealTimers()
  }
})
