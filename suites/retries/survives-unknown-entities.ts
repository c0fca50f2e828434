import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { strangers } from './strangers.ts'

/** Delivers updates and deletions of entities that the receiver never saw. */
export const survivesUnknownEntities: Check = {
  id: 'retries/survives-unknown-entities',
  level: 'should',
  claim: 'A receiver answers events about unknown entities without an error of its own.',
  because: [
    '3scale/porta#3086, solspace/craft-freeform#2426: a 500 for every object of somebody else',
    'Automattic/woocommerce-payments#3783: a deliberate 404 that asks for a retry, which is fine',
  ],
  needs: ['updates'],
  fix: 'Expect that the entity is missing: store the event, ignore it, or refuse it with a 4xx so that the provider retries.',
  worlds: 'one',
  scenario: (terms) =>
    fc.tuple(opening(terms), fc.constantFrom(...strangers(terms))).chain(([first, stranger]) =>
      fc
        .tuple(
          eventOf(terms, first, { entity: 1 }),
          eventOf(terms, stranger, { entity: 2 }),
          eventOf(terms, first, { entity: 3 }),
        )
        .map((events) => ({
          events,
          moments: [
            [genuine(0, { role: 'control' })],
            [genuine(1, { nature: 'odd' })],
            [genuine(2, { role: 'liveness' })],
          ],
        })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNoServerErrors(transcript),
  ],
}
