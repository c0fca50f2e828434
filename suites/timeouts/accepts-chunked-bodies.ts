import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNothingLost } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends bodies with chunked transfer encoding, without a Content-Length. */
export const acceptsChunkedBodies: Check = {
  id: 'timeouts/accepts-chunked-bodies',
  level: 'should',
  claim: 'A receiver takes a chunked body as it takes any other, or refuses it openly.',
  because: [
    'bogkonstantin/android_income_sms_gateway_webhook#97, estuary/connectors#2584: a chunked body was taken for an empty one',
    'RFC 9110, section 15.5.12: 411 is a legal answer',
  ],
  needs: ['wire'],
  fix: 'Do not rely on Content-Length: read until the end of the body. Where a proxy insists on it, answer 411.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 })
        .map((sizes) => sizes.map((chunks) => ({ nature: 'odd' as const, wire: { chunks } }))),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNothingLost(transcript, { refusals: [411] }),
  ],
}
