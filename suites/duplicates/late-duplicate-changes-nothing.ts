import fc from 'fast-check'
import { genuine, historyOf, versionedFamilies } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Repeats an old delivery after newer events of the same entity were handled. */
export const lateDuplicateChangesNothing: Check = {
  id: 'duplicates/late-duplicate-changes-nothing',
  level: 'must',
  claim: 'A receiver that gets an old delivery again after newer events keeps the newer outcome.',
  because: [
    'Standard Webhooks specification, "Idempotency" and "Ordering": retries arrive hours after newer events',
    'superset-sh/superset#6586: duplicates beyond a short window were applied again',
  ],
  needs: ['retries', 'updates', 'versions', 'outcome'],
  fix: 'Remember handled deliveries for as long as the provider retries, and let no event replace a newer version of its entity: compare versions or event times in the statement that writes.',
  worlds: 'two',
  maxRuns: 20,
  scenario: (terms) =>
    fc.constantFrom(...versionedFamilies(terms, ['create', 'update'])).chain(([create, update]) =>
      fc.integer({ min: 1, max: 2 }).chain((updates) => {
        const changes = [create as never, ...Array.from({ length: updates }, () => update as never)]
        return fc
          .tuple(
            historyOf(terms, changes),
            fc.array(fc.nat({ max: updates }), { minLength: 1, maxLength: 3 }),
          )
          .map(([events, repeated]) => ({
            events,
            moments: [
              // Hours apart: a receiver that works later has long been done with each of them.
              ...events.map((_, index) => [genuine(index, index === 0 ? {} : { settled: true })]),
              ...repeated.map((index) => [genuine(index)]),
            ],
          }))
      }),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}
