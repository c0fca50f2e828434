import { expect, test } from 'vitest'
import { testConvergence } from '../../test/converging.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { retryDuringSlowWorkHasOneEffect as check } from './retry-during-slow-work-has-one-effect.ts'

testConvergence(check)

test('gives the first attempt up, and holds its calls until the retries were made', () => {
  for (const { moments, faults } of scenariosOf(check)) {
    const [[first], ...retries] = moments as [[{ impatient?: boolean }], ...unknown[]]
    expect(first.impatient).toBe(true)
    expect(retries.length).toBeGreaterThan(0)
    expect(faults?.map(({ through }) => through)).toEqual([retries.length])
  }
})
