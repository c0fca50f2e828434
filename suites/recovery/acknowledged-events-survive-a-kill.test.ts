import { expect, test } from 'vitest'
import { testConvergence } from '../../test/converging.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acknowledgedEventsSurviveAKill as check } from './acknowledged-events-survive-a-kill.ts'

testConvergence(check)

test('kills it after the one moment in which events of several entities come', () => {
  for (const { moments, events, restarts } of scenariosOf(check)) {
    expect(moments).toHaveLength(1)
    expect(new Set(events.map(({ entity }) => entity)).size).toBeGreaterThan(1)
    expect(restarts).toEqual([{ after: 0, signal: 'SIGKILL' }])
  }
})
