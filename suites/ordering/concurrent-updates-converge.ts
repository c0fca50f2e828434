import fc from 'fast-check'
import { genuine, historyOf, versionedFamilies } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check, OfferedEvent } from '../../src/model/index.ts'

/** Delivers all updates of an entity at the same time. */
export const concurrentUpdatesConverge: Check = {
  id: 'ordering/concurrent-updates-converge',
  level: 'must',
  claim: 'A receiver that gets updates of an entity at the same time ends up with the newest version.',
  because: [
    'Standard Webhooks specification, "Ordering"',
    'pleaseai/statusbeam#38, thewca/worldcubeassociation.org#9240: reading, deciding and writing apart lost updates',
  ],
  needs: ['updates', 'versions', 'state'],
  fix: 'Compare and write in one statement or under a row lock; what was read before may be old by the time it is written.',
  worlds: 'two',
  maxRuns: 30,
  scenario: (terms) =>
    fc.constantFrom(...versionedFamilies(terms, ['create', 'update'])).chain(([create, update]) =>
      fc
        .integer({ min: 2, max: 6 })
        .chain((updates) =>
          historyOf(terms, [
            create as OfferedEvent,
            ...Array.from({ length: updates }, () => update as OfferedEvent),
          ]),
        )
        .map((events) => ({
          events,
          // The newest leaves first, so that an older one is the likelier to be written last.
          moments: [[genuine(0)], events.slice(1).map((_, index) => genuine(events.length - 1 - index))],
        })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: false, state: true }),
  ],
}
