import { expect, test } from 'vitest'
import { testConvergence } from '../../test/converging.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { duplicatesAreKnownAfterARestart as check } from './duplicates-are-known-after-a-restart.ts'

testConvergence(check)

test('kills it between two equal moments, when all effects are there', () => {
  for (const { moments, restarts } of scenariosOf(check)) {
    expect(moments).toHaveLength(2)
    expect(moments[1]).toEqual(moments[0])
    expect(restarts).toEqual([{ after: 0, signal: 'SIGKILL', settled: true }])
  }
})
