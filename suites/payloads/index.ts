import type { Suite } from '../../src/model/index.ts'
import { acceptsContentTypeParameters } from './accepts-content-type-parameters.ts'
import { acceptsLargeBodies } from './accepts-large-bodies.ts'
import { acceptsNullFields } from './accepts-null-fields.ts'
import { acceptsUnknownFields } from './accepts-unknown-fields.ts'
import { answersOtherMethodsWithout5xx } from './answers-other-methods-without-5xx.ts'
import { answersWrongTypesWithout5xx } from './answers-wrong-types-without-5xx.ts'
import { getHasNoEffect } from './get-has-no-effect.ts'
import { isNotPollutedByProtoKeys } from './is-not-polluted-by-proto-keys.ts'
import { losesNothingByContentType } from './loses-nothing-by-content-type.ts'
import { survivesDeepNesting } from './survives-deep-nesting.ts'
import { survivesMissingFields } from './survives-missing-fields.ts'
import { survivesNewEnumValues } from './survives-new-enum-values.ts'
import { survivesNonObjectBodies } from './survives-non-object-bodies.ts'
import { survivesOddText } from './survives-odd-text.ts'
import { survivesWrongTypes } from './survives-wrong-types.ts'

/** Takes what a provider may send, survives what it should not. */
export const payloads: Suite = {
  id: 'payloads',
  theme: 'takes unknown, null, missing and odd fields, large and deep bodies',
  checks: [
    acceptsUnknownFields,
    acceptsNullFields,
    survivesMissingFields,
    survivesNewEnumValues,
    survivesOddText,
    survivesWrongTypes,
    answersWrongTypesWithout5xx,
    survivesNonObjectBodies,
    survivesDeepNesting,
    acceptsLargeBodies,
    acceptsContentTypeParameters,
    losesNothingByContentType,
    getHasNoEffect,
    answersOtherMethodsWithout5xx,
    isNotPollutedByProtoKeys,
  ],
}
