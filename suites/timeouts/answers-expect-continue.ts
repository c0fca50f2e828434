import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Waits for "100 Continue" before it sends the body, as some clients do for larger ones. */
export const answersExpectContinue: Check = {
  id: 'timeouts/answers-expect-continue',
  level: 'should',
  claim: 'A receiver answers a request that waits for "100 Continue".',
  because: [
    'RFC 9110, section 10.1.1',
    'postmanlabs/httpbin#429, yhirose/cpp-httplib#349: clients waited for nothing',
  ],
  needs: ['wire'],
  fix: 'Answer 100 Continue or at once with a final status, 417 included; most servers do so unless the handler takes the event over.',
  worlds: 'one',
  maxRuns: 10,
  scenario: (terms) =>
    guarded(terms, () => fc.constant([{ nature: 'odd' as const, wire: { expectContinue: true } }])),
  judge: (transcript) => [...expectAccepted(transcript), ...expectAnswers(transcript)],
}
