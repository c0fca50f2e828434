import fc from 'fast-check'
import { callersOf, eventOf, garbling, genuine, refusing, resetting } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectListening, expectProvoked } from '../../src/judging/index.ts'
import type { Check, Scenario } from '../../src/model/index.ts'

/** Lets everything that one event calls fail, in all sorts of ways, and then sends another one. */
export const survivesFailingWork: Check = {
  id: 'retries/survives-failing-work',
  level: 'must',
  claim: 'A receiver lives on when what it calls fails, also after its answer.',
  because: [
    'Vonage/vonage-video-react-app#656, argoproj/argo-cd#24926: an error that nobody waited for ended the process',
    'Node.js documentation, "unhandledRejection": it ends the process since version 15',
  ],
  needs: ['downstream'],
  fix: 'Wait for the work, or catch its errors where it is started: a promise that nobody waits for must not throw.',
  worlds: 'one',
  maxRuns: 20,
  scenario: (terms) =>
    fc.constantFrom(...callersOf(terms, 'downstream')).chain((offered) =>
      fc
        .tuple(
          fc.tuple(...[1, 2, 3].map((entity) => eventOf(terms, offered, { entity }))),
          fc.oneof(refusing(400, 500, 503), resetting, garbling),
        )
        .map(
          ([events, fault]): Scenario => ({
            events,
            moments: [
              [genuine(0, { role: 'control' })],
              // It may be refused for good, because nothing that it calls works.
              [genuine(1, { nature: 'odd' })],
              [genuine(2, { role: 'liveness', delayMs: 60 })],
            ],
            faults: [{ endpoint: 'downstream', entity: 2, fault }],
          }),
        ),
    ),
  judge: (transcript) => {
    const found = [...expectAccepted(transcript), ...expectListening(transcript)]
    return found.length > 0 ? found : expectProvoked(transcript)
  },
}
