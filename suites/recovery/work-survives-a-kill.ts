import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { heldWork } from './held-work.ts'

/** Holds what the receiver calls, kills it while it waits, and starts it again. */
export const workSurvivesAKill: Check = {
  id: 'recovery/work-survives-a-kill',
  level: 'must',
  claim: 'A receiver that is killed in the middle of its work does it after its next start, once.',
  because: [
    'photon-hq/spectrum-ts#97, elie222/inbox-zero#880: work under way was gone with the process',
    '2witstudios/PageSpace#1588: a crash left a mark behind, and the retry was taken for a duplicate',
  ],
  needs: ['restart', 'downstream', 'outcome'],
  fix: 'Remove a job from its queue only when its work is done, and take up at the next start what is left. Mark a delivery as handled in the transaction that finishes it, not before.',
  worlds: 'two',
  alone: true,
  maxRuns: 1,
  scenario: (terms) => heldWork(terms, 'SIGKILL'),
  judge: expectConvergence,
}
