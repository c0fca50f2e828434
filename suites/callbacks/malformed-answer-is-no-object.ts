import { failingCalls, garbling } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** The API answers 200 with a page, with nothing, with half an object, or with null. */
export const malformedAnswerIsNoObject: Check = {
  id: 'callbacks/malformed-answer-is-no-object',
  level: 'must',
  claim: 'A receiver does not take a malformed answer of the API for the object.',
  because: ['Common knowledge: a proxy in between answers 200 with a page of its own'],
  needs: ['provider-api', 'outcome'],
  fix: 'Check the status, the content type and the shape of what was fetched before you store it; treat anything else like a failed fetch.',
  worlds: 'two',
  maxRuns: 20,
  scenario: (terms) => failingCalls(terms, { endpoint: 'provider-api', fault: garbling }),
  judge: expectConvergence,
}
