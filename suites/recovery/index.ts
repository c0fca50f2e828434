import type { Suite } from '../../src/model/index.ts'
import { acknowledgedEventsSurviveAKill } from './acknowledged-events-survive-a-kill.ts'
import { duplicatesAreKnownAfterARestart } from './duplicates-are-known-after-a-restart.ts'
import { stopsWithoutLosingWork } from './stops-without-losing-work.ts'
import { workSurvivesAKill } from './work-survives-a-kill.ts'

/** What was acknowledged survives the end of the process. */
export const recovery: Suite = {
  id: 'recovery',
  theme: 'has what it acknowledged, once, however its process ends',
  checks: [
    acknowledgedEventsSurviveAKill,
    workSurvivesAKill,
    stopsWithoutLosingWork,
    duplicatesAreKnownAfterARestart,
  ],
}
