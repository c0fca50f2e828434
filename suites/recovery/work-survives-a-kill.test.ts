import { expect, test } from 'vitest'
import { testConvergence } from '../../test/converging.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { workSurvivesAKill as check } from './work-survives-a-kill.ts'

testConvergence(check)

test('holds all calls until it has ended', () => {
  for (const { events, faults, restarts } of scenariosOf(check)) {
    expect(faults?.map(({ fault, entity, through }) => [fault.kind, entity, through])).toEqual(
      events.map(({ entity }) => ['hold', entity, 1]),
    )
    expect(restarts).toEqual([{ after: 0, signal: 'SIGKILL' }])
  }
})
