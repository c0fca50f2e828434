import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { unknownTypes } from './unknown-types.ts'

/** Delivers genuine events of types that the provider may add tomorrow. */
export const survivesUnknownTypes: Check = {
  id: 'retries/survives-unknown-types',
  level: 'must',
  claim: 'A receiver answers an event of an unknown type without an error of its own.',
  because: [
    'zulip/zulip#10877, vercel/nextjs-subscription-payments#356: unknown types ended in a 500 and in endless retries',
    'Standard Webhooks specification, "Responses": a 5xx is retried',
  ],
  needs: ['open-events'],
  fix: 'Give the switch over event types a default that acknowledges and does nothing. Return after every answer.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray([...unknownTypes(terms)], { minLength: 1 })
        .map((matches) => matches.map((match) => ({ nature: 'odd' as const, match }))),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNoServerErrors(transcript),
  ],
}
