import fc from 'fast-check'
import { genuine, historyOf, openings } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Delivers one event again under a new delivery id, as a redelivery that somebody asked for. */
export const redeliveryHasOneEffect: Check = {
  id: 'duplicates/redelivery-has-one-effect',
  level: 'should',
  claim: 'A receiver that gets an event again under a new delivery id acts on it once.',
  because: [
    'hyperlocalise/hyperlocalise#754: redeliveries were not recognised',
    'elasticclaw/elasticclaw#112: the id in the header is not the one of the event',
  ],
  needs: ['delivery-id', 'event-id', 'outcome'],
  fix: 'Recognise events by the id of the event, not by that of the delivery or attempt. Keep both, and act only when the event is new.',
  worlds: 'two',
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc.tuple(historyOf(terms, [offered]), fc.integer({ min: 1, max: 2 })).map(([events, times]) => ({
        events,
        moments: [[genuine(0)], ...['b', 'c'].slice(0, times).map((delivery) => [genuine(0, { delivery })])],
      })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}
