import { oddAnswers } from '../../src/arbitraries/index.ts'
import { expectProvoked } from '../../src/judging/index.ts'
import type { Check, Finding, Transcript } from '../../src/model/index.ts'

/** The API answers, once, with another object than the one that was asked for. */
export const checksWhatItGot: Check = {
  id: 'callbacks/checks-what-it-got',
  level: 'should',
  claim: 'A receiver that gets another object than it asked for does not take it for the right one.',
  because: [
    'bitpay/bitpay-checkout-for-woocommerce#139, checkout/checkout-woocommerce-plugin#176: nobody compared what was fetched with what was asked for',
  ],
  needs: ['provider-api', 'state'],
  fix: 'Compare the id in the answer with the one in your question, and treat a difference like a failed fetch.',
  worlds: 'one',
  maxRuns: 15,
  scenario: (terms) => oddAnswers(terms, 'provider-api', { fault: { kind: 'other-object' }, calls: 1 }),
  judge: expectOwnObject,
}

/** Nothing of the other object shows where the right one belongs. */
function expectOwnObject(transcript: Transcript): readonly Finding[] {
  const idle = expectProvoked(transcript)
  if (idle.length > 0) return idle
  const state = JSON.stringify(transcript.actual.entities[0]?.state ?? [])
  if (!state.includes('<other object ')) return []
  return [
    {
      kind: 'violation',
      where: 'state of entity 1',
      expected: 'nothing of the other object',
      received: state,
    },
  ]
}
