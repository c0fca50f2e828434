import { genuine, openings } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { severalEvents } from './several-events.ts'

/** Kills the receiver as soon as it has answered, and starts it again. What was not acknowledged is sent again. */
export const acknowledgedEventsSurviveAKill: Check = {
  id: 'recovery/acknowledged-events-survive-a-kill',
  level: 'must',
  claim: 'A receiver that is killed right after its answer has the effect of what it acknowledged.',
  because: [
    'mikenelsonjr/Accelerators#2, elie222/inbox-zero#880: acknowledged from memory, and lost in a crash',
    'Standard Webhooks specification, "Deliverability": a 2xx says that the message was processed',
  ],
  needs: ['restart', 'outcome'],
  fix: 'Store the event, or its effect, durably before you answer; a queue in memory is gone with the process. Work on what is left in the queue when you start.',
  worlds: 'two',
  alone: true,
  maxRuns: 1,
  scenario: (terms) =>
    severalEvents(terms, openings(terms)).map((events) => ({
      events,
      moments: [events.map((_, index) => genuine(index))],
      restarts: [{ after: 0, signal: 'SIGKILL' as const }],
    })),
  judge: expectConvergence,
}
