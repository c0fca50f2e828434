import fc from 'fast-check'
import { genuine, historyOf, versionedFamilies } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check, OfferedEvent } from '../../src/model/index.ts'

/** Delivers the updates of an entity in any order, after its creation. */
export const newestVersionWins: Check = {
  id: 'ordering/newest-version-wins',
  level: 'must',
  claim: 'A receiver that gets updates out of order ends up with the newest version.',
  because: [
    'Standard Webhooks specification, "Ordering": order is not guaranteed, compare timestamps',
    'onetimesecret/onetimesecret#3692, TryGhost/Members#240, stripe/stripe-cli#418: stale data overwrote newer data',
  ],
  needs: ['updates', 'versions', 'state'],
  fix: 'Store the version or time of the newest event beside the entity, and make the write conditional on being newer, in one statement. Acknowledge stale events all the same.',
  worlds: 'two',
  scenario: (terms) =>
    fc.constantFrom(...versionedFamilies(terms, ['create', 'update'])).chain(([create, update]) =>
      fc.integer({ min: 2, max: 4 }).chain((updates) =>
        fc
          .tuple(
            historyOf(terms, [
              create as OfferedEvent,
              ...Array.from({ length: updates }, () => update as OfferedEvent),
            ]),
            shuffled(updates),
          )
          .map(([events, order]) => ({
            events,
            moments: [[genuine(0)], ...order.map((index) => [genuine(index + 1)])],
          })),
      ),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: false, state: true }),
  ],
}

function shuffled(count: number): fc.Arbitrary<number[]> {
  const indexes = Array.from({ length: count }, (_, index) => index)
  return fc.shuffledSubarray(indexes, { minLength: count, maxLength: count })
}
