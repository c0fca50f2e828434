import fc from 'fast-check'
import { eventOf, guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers, expectNoServerErrors } from '../../src/judging/index.ts'
import type { Check, Json } from '../../src/model/index.ts'
import { getPointer, setPointer } from '../../src/schemas/index.ts'

/** Legal JSON strings that databases, encoders and templates trip over. */
const texts: readonly string[] = [
  'a\u0000b',
  'a\ud800b',
  '\udc00',
  '🪝 👩‍👩‍👧‍👦 e\u0301',
  '\u202eabc\u2028\u2029',
  `${'x'.repeat(254)}🪝`,
  "'; DROP TABLE events; --",
  '$(id) `id` {{7*7}} #{7*7}',
  'line\r\nX-Injected: yes',
  '<script>alert(1)</script>',
  '%00%s%n',
]

/** Puts such strings into the free-text fields of genuine deliveries. */
export const survivesOddText: Check = {
  id: 'payloads/survives-odd-text',
  level: 'must',
  claim: 'A receiver handles any legal text in free-text fields, or refuses it openly.',
  because: [
    'Kilo-Org/cloud#6245, getsentry/sentry#109559, mattermost/mattermost#28280: \\u0000 made the database fail on every retry',
    'fazer-ai/agents#218: a lone surrogate poisoned the queue',
    'RFC 8259, section 7: all of it is legal JSON',
  ],
  needs: ['markers'],
  fix: 'Strip or replace what your store cannot hold (U+0000 in PostgreSQL, lone surrogates in UTF-8) before writing, and bind values in place of building statements.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, (offered) =>
      eventOf(terms, offered).chain(({ payload }) =>
        fc.subarray([...texts], { minLength: 1, maxLength: 3 }).map((chosen) =>
          chosen.map((text) => ({
            nature: 'odd' as const,
            payload: offered.family.markers.reduce<Json>(
              (changed, pointer) =>
                typeof getPointer(changed, pointer) === 'string'
                  ? setPointer(changed, pointer, text)
                  : changed,
              payload,
            ),
          })),
        ),
      ),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectAnswers(transcript),
    ...expectNoServerErrors(transcript),
  ],
}
