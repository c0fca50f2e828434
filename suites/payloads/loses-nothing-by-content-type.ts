import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNothingLost } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends JSON under a wrong media type or none. */
export const losesNothingByContentType: Check = {
  id: 'payloads/loses-nothing-by-content-type',
  level: 'must',
  claim: 'A receiver does not acknowledge and lose a delivery because of its media type.',
  because: [
    'expressjs/body-parser#474, misskey-dev/misskey#9823, glpi-project/glpi#22497: the parser left an empty body, and the handler said 200',
    'RFC 9110, section 15.5.16: 415 is a legal answer',
  ],
  needs: ['wire', 'json', 'outcome'],
  fix: 'Parse the bytes of the request whatever its media type says, or refuse with 415. Never acknowledge a payload that is empty only because nothing parsed it.',
  worlds: 'one',
  maxRuns: 30,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray(
          ['text/plain', '*/*', 'application/json; utf-8', 'application/x-www-form-urlencoded', null],
          { minLength: 1 },
        )
        .map((types) => types.map((contentType) => ({ nature: 'odd' as const, wire: { contentType } }))),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNothingLost(transcript),
  ],
}
