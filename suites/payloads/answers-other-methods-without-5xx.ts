import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Asks with other methods than the provider's: uptime monitors and the forms in which URLs are registered do that. */
export const answersOtherMethodsWithout5xx: Check = {
  id: 'payloads/answers-other-methods-without-5xx',
  level: 'should',
  claim: 'A receiver answers HEAD, GET, OPTIONS and PUT, without an error of its own.',
  because: [
    'StackStorm/st2#2929, idobata/idobata-hooks#8: a provider that looks at the URL first took it for broken',
    'RFC 9110, section 15.5.6: 405 says that a method is not supported',
  ],
  needs: ['wire'],
  fix: 'Answer 405 with an Allow header, or 200 to HEAD and GET, before anything reads the body or the signature.',
  worlds: 'one',
  maxRuns: 10,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray(['HEAD', 'GET', 'OPTIONS', 'PUT'], { minLength: 1 })
        .map((methods) => methods.map((method) => ({ nature: 'odd' as const, wire: { method } }))),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNoServerErrors(transcript),
  ],
}
