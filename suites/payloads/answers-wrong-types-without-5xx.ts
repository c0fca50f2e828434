import { expectAccepted, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { survivesWrongTypes } from './survives-wrong-types.ts'

/** The same deliveries; an unhandled error is retried for ever, a refusal or an acknowledgement is not. */
export const answersWrongTypesWithout5xx: Check = {
  ...survivesWrongTypes,
  id: 'payloads/answers-wrong-types-without-5xx',
  level: 'should',
  claim: 'A receiver answers fields of an unexpected JSON type without an error of its own.',
  because: [
    'argoproj/argo-cd#24926: recovered panics',
    'Standard Webhooks specification, "Responses": a 5xx is retried',
  ],
  fix: 'Validate the payload and answer 4xx, or acknowledge it and put it aside: the same delivery will never succeed.',
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoServerErrors(transcript)],
}
