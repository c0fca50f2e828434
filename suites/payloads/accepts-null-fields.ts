import { eventOf, guarded, withNulls } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check, JsonObject } from '../../src/model/index.ts'

/** Sets fields to null where the provider says that they may be. */
export const acceptsNullFields: Check = {
  id: 'payloads/accepts-null-fields',
  level: 'must',
  claim: 'A receiver accepts null in every field that may be null.',
  because: [
    "the provider's payload schema, which says which fields may be null",
    'novuhq/novu#9284: null where undefined was expected',
  ],
  needs: ['nullable-fields'],
  fix: 'Treat null like absence: nullable types in the schema, and a guard before a member of it is read.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, (offered) =>
      eventOf(terms, offered)
        .chain(({ payload }) => withNulls(terms.schemas[offered.event.type] as JsonObject, payload))
        .map((payload) => [{ nature: 'genuine' as const, payload }]),
    ),
  judge: expectAccepted,
}
