import { expect, it } from 'vitest'
import { loadProvider } from '../contracts/index.ts'
import { planReplay, type ReplayOrder, shiftOf } from './plan-replay.ts'
import type { Recorded } from './recorded.ts'

const place = { file: 'x', entry: 1, line: 1, column: 1 }

function recordedAt(...times: readonly (string | undefined)[]): readonly Recorded[] {
  return times.map((receivedAt) => ({
    provider: null,
    event: null,
    delivery: {
      kind: 'delivery',
      place,
      headers: [],
      body: new Uint8Array(),
      bodyPlace: null,
      fidelity: 'exact',
      ...(receivedAt === undefined ? {} : { receivedAt }),
    },
  }))
}

const noon = '2026-02-03T12:00:00Z'
const later = '2026-02-03T12:00:10Z'
const latest = '2026-02-03T12:01:00Z'
const plain: ReplayOrder = { duplicates: 0, shuffleSeed: null, speed: 1 }

it.each<[readonly (string | undefined)[], Partial<ReplayOrder>, readonly number[], number | null]>([
  [[noon, later, latest], {}, [0, 10_000, 60_000], 60_000],
  [[noon, later, latest], { speed: 2 }, [0, 5_000, 30_000], 60_000],
  [[noon, later, latest], { speed: null }, [0, 0, 0], 60_000],
  [[noon, latest, later], {}, [0, 60_000, 60_000], 60_000],
  [[noon, undefined, 'soon', later], {}, [0, 0, 0, 10_000], 10_000],
  [[undefined, noon, later], {}, [0, 0, 10_000], 10_000],
  [[undefined], {}, [0], null],
  [[noon, later], { duplicates: 1 }, [0, 0, 10_000, 10_000], 10_000],
])('%j with %j are sent at %j', (times, order, moments, recordedMs) => {
  const plan = planReplay(recordedAt(...times), { ...plain, ...order })
  expect(plan.attempts.map(({ atMs }) => atMs)).toEqual(moments)
  expect(plan.recordedMs).toBe(recordedMs)
})

it('shuffles who is sent and not when', () => {
  const recorded = recordedAt(
    ...Array.from({ length: 20 }, (_, index) => new Date(index * 1_000).toISOString()),
  )
  const { attempts } = planReplay(recorded, { ...plain, shuffleSeed: 3 })
  expect(attempts.map(({ atMs }) => atMs)).toEqual(attempts.map((_, index) => index * 1_000))
  expect(attempts.map(({ recorded: one }) => one)).not.toEqual(recorded)
  expect(new Set(attempts.map(({ recorded: one }) => one)).size).toBe(20)
  // The order of a seed is promised: a number in an issue report has to mean the same next year.
  expect(attempts.slice(0, 5).map(({ recorded: one }) => recorded.indexOf(one))).toMatchInlineSnapshot(`
    [
      10,
      17,
      15,
      9,
      19,
    ]
  `)
})

it('moves times so that nothing is in the future', () => {
  const recorded = recordedAt(noon, latest)
  const nowMs = Date.parse('2026-03-01T00:00:00Z')
  const plan = planReplay(recorded, plain)
  const shift = shiftOf(planReplay(recorded, { ...plain, speed: null }), null, nowMs)
  expect(Date.parse(latest) + (shift ?? 0)).toBe(nowMs)
  expect(Date.parse(noon) + (shiftOf(plan, null, nowMs) ?? 0)).toBe(nowMs)
  // At half the speed, the first is sent long before the last.
  const slow = shiftOf(planReplay(recorded, { ...plain, speed: 0.5 }), null, nowMs)
  expect(Date.parse(noon) + (slow ?? 0)).toBe(nowMs)
  expect(shiftOf(planReplay(recordedAt(undefined), plain), null, nowMs)).toBeNull()
})

it('moves times so that nothing that happened is in the future, either', async () => {
  const { contract } = await loadProvider('standard-webhooks')
  const [recorded] = recordedAt(noon)
  if (recorded === undefined) throw new Error('there is none')
  const body = Buffer.from(`{"timestamp":"${latest}"}`)
  const event = contract.events.families[0]?.types[0]?.type ?? null
  const ahead = { ...recorded, event, delivery: { ...recorded.delivery, body } }
  const nowMs = Date.parse('2026-03-01T00:00:00Z')
  expect(Date.parse(latest) + (shiftOf(planReplay([ahead], plain), contract, nowMs) ?? 0)).toBe(nowMs)
})
