import fc from 'fast-check'
import { guarded, ordinaryPayload, type Trial, withMarker } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { BodyText, Check, Json, OfferedEvent, Terms } from '../../src/model/index.ts'

// Numbers stay as they are: a typed parser may rightly refuse `1.0` where the provider always writes `1`.
const texts: fc.Arbitrary<BodyText> = fc.record(
  {
    indent: fc.constantFrom(2, 4, 1),
    keyOrder: fc.constantFrom('reversed' as const, 'sorted' as const),
    escapeNonAscii: fc.constant(true),
    escapeSlashes: fc.constant(true),
  },
  { requiredKeys: [], noNullPrototype: true },
)

/** Signs bodies that are indented, reordered or escaped: what does not survive parsing and writing again. */
export const acceptsAnyLegalJsonText: Check = {
  id: 'signatures/accepts-any-legal-json-text',
  level: 'must',
  claim: 'A receiver accepts a signed body in whatever legal JSON text it is written.',
  because: [
    'Standard Webhooks specification, "Verifying webhook authenticity": parsing and serialising again changes the body',
    'stripe/stripe-node#341, getsentry/sentry#38443, workos/workos-node#517: signatures computed over JSON.stringify of the parsed body',
  ],
  needs: ['signature', 'json'],
  fix: 'Keep the raw bytes of the request and compute the signature over them. Do not hash JSON that was parsed and serialised again: spaces, escapes and the order of members come out differently.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, (offered) => fc.array(trial(terms, offered), { minLength: 1, maxLength: 3 })),
  judge: expectAccepted,
}

/** The marker holds what escapes differ in. */
function trial(terms: Terms, offered: OfferedEvent): fc.Arbitrary<Trial> {
  const payload = ordinaryPayload(terms.schemas[offered.event.type] ?? {})
  return fc
    .tuple(payload, texts)
    .map(([drawn, text]): Trial => ({ nature: 'genuine', payload: spiced(offered, drawn), text }))
}

function spiced(offered: OfferedEvent, payload: Json): Json {
  return withMarker(offered, payload, 'a/b é')
}
