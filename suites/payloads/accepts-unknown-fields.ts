import { eventOf, guarded, withUnknownFields } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Adds fields at the top and inside, as providers do without notice. */
export const acceptsUnknownFields: Check = {
  id: 'payloads/accepts-unknown-fields',
  level: 'must',
  claim: 'A receiver accepts a payload that has fields it does not know.',
  because: [
    'livekit/node-sdks#134, agence104/livekit-server-sdk-php#18: one added field broke receivers in several languages',
    'get-convex/workos-authkit#4, botpress/messaging#332: strict schemas refused new fields',
  ],
  needs: ['added-fields'],
  fix: 'Let the schema that validates deliveries ignore unknown fields (no "additionalProperties: false", no .strict()).',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, (offered) =>
      eventOf(terms, offered)
        .chain(({ payload }) => withUnknownFields(payload))
        .map((payload) => [{ nature: 'genuine' as const, payload }]),
    ),
  judge: expectAccepted,
}
