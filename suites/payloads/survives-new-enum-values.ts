import fc from 'fast-check'
import { eventOf, guarded, type Trial, withNewValues } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check, JsonObject } from '../../src/model/index.ts'

/** Puts values into enumerations that the provider may add tomorrow. */
export const survivesNewEnumValues: Check = {
  id: 'payloads/survives-new-enum-values',
  level: 'should',
  claim: 'A receiver answers a new value of a known enumeration without an error of its own.',
  because: [
    'koala73/worldmonitor#4436: a new status ended in an exception',
    'Standard Webhooks specification, "Responses": a 5xx is retried',
  ],
  needs: ['added-fields'],
  fix: 'Give every switch over a status or kind a default: store the value as it is, or acknowledge and ignore the event.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, (offered) =>
      eventOf(terms, offered).chain(({ payload }): fc.Arbitrary<readonly Trial[]> => {
        const changed = withNewValues(terms.schemas[offered.event.type] as JsonObject, payload)
        // An event without enumerations has nothing to try; another scenario draws another event.
        if (changed === undefined) return fc.constant([])
        return changed.map((value) => [{ nature: 'odd', payload: value }])
      }),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNoServerErrors(transcript),
  ],
}
