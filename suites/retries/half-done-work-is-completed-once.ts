import fc from 'fast-check'
import { failingCalls, refusing, resetting } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Lets the first call of an event succeed and a later one fail. */
export const halfDoneWorkIsCompletedOnce: Check = {
  id: 'retries/half-done-work-is-completed-once',
  level: 'must',
  claim: 'A receiver that fails half-way completes the work later without repeating its first half.',
  because: [
    'Sachinchaurasiya360/InternHack#2955: the retry sent the mail a second time',
    'dust-tt/dust#25883: the first step stopped the retry, so the second one never happened',
  ],
  needs: ['downstream', 'several-calls', 'outcome'],
  fix: 'Pass an Idempotency-Key that is derived from the event with every call, so that a repeated one is recognised; or note each finished step, and go on behind it.',
  worlds: 'two',
  maxRuns: 25,
  scenario: (terms) =>
    failingCalls(terms, {
      endpoint: 'downstream',
      after: 1,
      fault: fc.oneof(refusing(500, 503), resetting),
    }),
  judge: expectConvergence,
}
