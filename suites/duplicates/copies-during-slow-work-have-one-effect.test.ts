import { expect, test } from 'vitest'
import { testConvergence } from '../../test/converging.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { copiesDuringSlowWorkHaveOneEffect as check } from './copies-during-slow-work-have-one-effect.ts'

testConvergence(check)

test('holds the calls of copies that come in one moment, and draws the order in which they are answered', () => {
  const scenarios = scenariosOf(check)
  for (const { moments, faults } of scenarios) {
    expect(moments).toHaveLength(1)
    expect(moments[0]?.length).toBeGreaterThan(1)
    expect(faults).toEqual([{ endpoint: 'downstream', entity: 1, fault: { kind: 'hold' } }])
  }
  expect(new Set(scenarios.map(({ releases }) => JSON.stringify(releases))).size).toBeGreaterThan(5)
})
