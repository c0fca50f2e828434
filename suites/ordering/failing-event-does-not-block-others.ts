import fc from 'fast-check'
import { callersOf, eventOf, genuine } from '../../src/arbitraries/index.ts'
import { expectOthersWorkedOn } from '../../src/judging/index.ts'
import type { Check, Scenario } from '../../src/model/index.ts'

/** Lets everything fail that one entity's event calls, and meanwhile sends an event of another entity. */
export const failingEventDoesNotBlockOthers: Check = {
  id: 'ordering/failing-event-does-not-block-others',
  level: 'must',
  claim: 'A receiver works on events of other entities while one event keeps failing.',
  because: [
    'simstudioai/sim#6245: one event at the head of the queue failed again and again, and all others waited',
  ],
  needs: ['downstream', 'entity'],
  fix: 'Put what fails aside, to be tried again later, and go on with the next; where order matters, let only events of the same entity wait.',
  worlds: 'one',
  alone: true,
  maxRuns: 3,
  scenario: (terms) =>
    fc.constantFrom(...callersOf(terms, 'downstream')).chain((offered) =>
      fc.tuple(eventOf(terms, offered, { entity: 1 }), eventOf(terms, offered, { entity: 2 })).map(
        (events): Scenario => ({
          events,
          moments: [[genuine(0)], [genuine(1)]],
          faults: [
            {
              endpoint: 'downstream',
              entity: 1,
              fault: { kind: 'status', status: 500 },
            },
            {
              endpoint: 'downstream',
              entity: 2,
              fault: { kind: 'hold' },
              calls: 1,
              from: 1,
              through: 1,
            },
          ],
        }),
      ),
    ),
  judge: expectOthersWorkedOn,
}
