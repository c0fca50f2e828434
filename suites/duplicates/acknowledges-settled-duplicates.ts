import fc from 'fast-check'
import { genuine, historyOf, openings } from '../../src/arbitraries/index.ts'
import {
  asksForPatience,
  asksForRetry,
  describeAnswer,
  expectAccepted,
  isAcknowledged,
} from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Repeats a delivery once its effect is there: the provider has to hear "done", or it repeats it for ever. */
export const acknowledgesSettledDuplicates: Check = {
  id: 'duplicates/acknowledges-settled-duplicates',
  level: 'must',
  claim: 'A receiver acknowledges a duplicate of a delivery that it has handled.',
  because: [
    'Standard Webhooks specification, "Responses": anything but 2xx is retried',
    'adeira/universe#4993, Vandivier/ladderly-3#411: a unique-constraint error answered to every retry',
  ],
  needs: ['retries'],
  fix: 'Treat "already stored" as success: catch the unique-constraint conflict and answer 2xx. Refuse a copy, with 409 or 503, only while the first one is still being handled.',
  worlds: 'one',
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc.tuple(historyOf(terms, [offered]), fc.integer({ min: 1, max: 3 })).map(([events, copies]) => ({
        events,
        moments: [
          [genuine(0, { role: 'control' })],
          ...Array.from({ length: copies }, (_, index) => [genuine(0, index === 0 ? { settled: true } : {})]),
        ],
      })),
    ),
  judge: (transcript) => {
    const { actual, terms, receiver } = transcript
    const accepted = expectAccepted(transcript)
    const last = actual.attempts.at(-1)
    if (accepted.length > 0 || last === undefined || isAcknowledged(last.answer, terms.contract))
      return accepted
    if (asksForPatience(last.answer)) return []
    // Where nothing is seen, nobody knows whether the first copy is still being handled.
    const isSettled = receiver.observes.effects || receiver.observes.state
    if (!isSettled && asksForRetry(last.answer)) return []
    return [
      {
        kind: 'violation',
        where: `attempt ${actual.attempts.length}`,
        expected: 'acknowledgement of a duplicate whose first copy was handled',
        received: describeAnswer(last.answer),
      },
    ]
  },
}
