import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { effect, scenariosOf } from '../../test/transcripts.ts'
import { acceptsChunkedBodies as check } from './accepts-chunked-bodies.ts'

testCheck(check, {
  passes: {
    'takes them': { sees: (entity) => effect(entity) },
    'asks for a length': { answer: onTrial(411) },
    'acknowledges them, unobserved': {},
  },
  fails: {
    'takes them for empty bodies': { answer: onTrial(400) },
    'acknowledges and loses them': { sees: (entity) => (entity === 1 ? effect(entity) : { effects: [] }) },
    'waits for a length': { answer: onTrial({ kind: 'timeout' }) },
    'never recovers': { answer: ({ role }) => (role === 'liveness' ? { kind: 'closed' } : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws chunked attempts between a control and a liveness delivery', () => {
  for (const { moments } of scenariosOf(check)) {
    const plans = moments.flat()
    expect(plans.at(0)?.role).toBe('control')
    expect(plans.at(-1)?.role).toBe('liveness')
    const tried = plans.slice(1, -1)
    expect(tried.length).toBeGreaterThan(0)
    for (const { wire } of tried) expect(wire?.chunks).toBeGreaterThan(0)
  }
})
