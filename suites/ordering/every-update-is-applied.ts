import fc from 'fast-check'
import { genuine, historyOf, versionedFamilies } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectIdealConverges } from '../../src/judging/index.ts'
import type { Check, OfferedEvent } from '../../src/model/index.ts'

/** Delivers the history of an entity in order, each event once. */
export const everyUpdateIsApplied: Check = {
  id: 'ordering/every-update-is-applied',
  level: 'must',
  claim: 'A receiver that gets the updates of an entity in order applies each of them.',
  because: [
    'Standard Webhooks specification, "Idempotency": the id is of the message, not of what it is about',
    'openlinker-project/openlinker#1294, glific/glific#4355: the second update of an entity was taken for a duplicate',
  ],
  needs: ['updates', 'versions', 'state'],
  fix: 'Recognise duplicates by the id of the delivery or event, never by the entity or by type and entity.',
  worlds: 'two',
  scenario: (terms) =>
    fc.constantFrom(...versionedFamilies(terms, ['create', 'update'])).chain(([create, update]) =>
      fc
        .integer({ min: 1, max: 11 })
        .chain((updates) =>
          historyOf(terms, [
            create as OfferedEvent,
            ...Array.from({ length: updates }, () => update as OfferedEvent),
          ]),
        )
        .map((events) => ({ events, moments: events.map((_, index) => [genuine(index)]) })),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectIdealConverges(transcript)],
}
