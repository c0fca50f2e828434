import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends correctly signed bodies that are no objects, or no JSON at all. */
export const survivesNonObjectBodies: Check = {
  id: 'payloads/survives-non-object-bodies',
  level: 'must',
  claim: 'A receiver answers signed bodies that are no JSON object without an error of its own.',
  because: [
    'RFC 8259, section 2: any JSON value may stand at the top',
    'Shopify/shopify-app-template-node#800, platformatic/platformatic#328: an empty or odd body crashed the handler',
  ],
  needs: [],
  fix: 'Check that the parsed body is an object before reading members of it, catch what the parser throws, and answer 400.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray(['null', '42', '"text"', '[]', 'true', '{}', '', '{bad', '[[[[', '{"a":1}{"b":2}'], {
          minLength: 1,
          maxLength: 5,
        })
        .map((bodies) => bodies.map((literal) => ({ nature: 'odd' as const, text: { literal } }))),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNoServerErrors(transcript),
  ],
}
