import fc from 'fast-check'
import { callersOf, eventOf, genuine } from '../../src/arbitraries/index.ts'
import { expectOthersWorkedOn } from '../../src/judging/index.ts'
import type { Check, Scenario } from '../../src/model/index.ts'

/** Holds everything that some events call, and meanwhile sends another one, whose calls are well. */
export const hangingWorkDoesNotBlockOthers: Check = {
  id: 'timeouts/hanging-work-does-not-block-others',
  level: 'should',
  claim: 'A receiver works on a delivery while what others call does not answer.',
  because: [
    'Common knowledge: a call without a timeout holds its worker, and one worker after the other is gone',
  ],
  needs: ['downstream'],
  fix: 'Give outgoing calls a timeout, and work on several deliveries at the same time, so that one that waits does not hold up the rest.',
  worlds: 'one',
  alone: true,
  maxRuns: 3,
  scenario: (terms) =>
    fc.constantFrom(...callersOf(terms, 'downstream')).chain((offered) =>
      fc.integer({ min: 1, max: 4 }).chain((hanging) => {
        const others = Array.from({ length: hanging }, (_, index) => index + 1)
        return fc.tuple(...[...others, hanging + 1].map((entity) => eventOf(terms, offered, { entity }))).map(
          (events): Scenario => ({
            events,
            moments: [others.map((entity) => genuine(entity - 1)), [genuine(hanging)]],
            faults: [
              ...others.map((entity) => ({
                endpoint: 'downstream' as const,
                entity,
                fault: { kind: 'hold' as const },
                through: 2,
              })),
              // Held too, but let go at once: so it is waited for.
              {
                endpoint: 'downstream' as const,
                entity: hanging + 1,
                fault: { kind: 'hold' as const },
                calls: 1,
                from: 1,
                through: 1,
              },
            ],
          }),
        )
      }),
    ),
  judge: expectOthersWorkedOn,
}
