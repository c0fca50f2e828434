import fc from 'fast-check'
import { creationBefore, genuine, historyOf } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Delivers each handled type a few times, with one ordinary payload after the other. */
export const acknowledgesEveryHandledType: Check = {
  id: 'retries/acknowledges-every-handled-type',
  level: 'must',
  claim: 'A receiver acknowledges every genuine delivery of the types that it handles.',
  because: [
    'Standard Webhooks specification, "Responses": anything but 2xx is a failure',
    'ifinavet/yggdrasil#281',
  ],
  needs: [],
  fix: 'Answer a status that the provider counts as success as soon as the event is stored, for every delivery that is genuine.',
  worlds: 'one',
  scenario: (terms) =>
    fc
      .constantFrom(...terms.events)
      // Asking for a retry of what is about an unknown entity is a receiver's right.
      .chain((offered) => historyOf(terms, [...creationBefore(terms, offered), offered]))
      .map((events) => ({ events, moments: events.map((_, index) => [genuine(index)]) })),
  judge: expectAccepted,
}
