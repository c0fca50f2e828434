import { eventOf, guarded, withoutOptionals } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check, JsonObject } from '../../src/model/index.ts'

/**
 * Leaves fields out that nobody promises. What identifies the entity and tells its versions apart stays, because a
 * receiver cannot work without; a refusal with a 4xx is its own decision.
 */
export const survivesMissingFields: Check = {
  id: 'payloads/survives-missing-fields',
  level: 'must',
  claim: 'A receiver handles a payload without fields that are optional, or refuses it openly.',
  because: [
    "the provider's payload schema, which says which fields are required",
    'argoproj/argo-cd#23024, voxpupuli/puppet-r10k#89: a missing nested field was read without a guard',
  ],
  needs: ['optional-fields'],
  fix: 'Guard every optional path before reading it (?. in JavaScript, .get in Python), and validate what you cannot do without.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, (offered) =>
      eventOf(terms, offered)
        .chain(({ payload }) =>
          withoutOptionals(terms.schemas[offered.event.type] as JsonObject, payload, [
            offered.family.entity,
            ...offered.family.versions.map(({ at }) => at),
          ]),
        )
        .map((payload) => [{ nature: 'odd' as const, payload }]),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNoServerErrors(transcript),
  ],
}
