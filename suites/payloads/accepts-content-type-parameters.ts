import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Writes the same media type in other legal ways. */
export const acceptsContentTypeParameters: Check = {
  id: 'payloads/accepts-content-type-parameters',
  level: 'must',
  claim: 'A receiver accepts its media type with a charset and in any letter case.',
  because: [
    'RFC 9110, section 8.3.1: media types are case-insensitive and may carry parameters',
    'rudderlabs/rudder-server#1463, airqo-platform/AirQo-api#6616: a charset parameter was refused, or switched the raw body off',
  ],
  needs: ['json'],
  fix: 'Compare the media type without parameters and without regard to case, or do not look at it at all.',
  worlds: 'one',
  maxRuns: 30,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray(
          [
            'application/json; charset=utf-8',
            'application/json;charset="UTF-8"',
            'Application/JSON',
            'APPLICATION/JSON; charset=UTF-8',
          ],
          { minLength: 1 },
        )
        .map((types) => types.map((contentType) => ({ nature: 'genuine' as const, wire: { contentType } }))),
    ),
  judge: expectAccepted,
}
