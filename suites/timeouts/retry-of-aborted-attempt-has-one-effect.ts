import fc from 'fast-check'
import { brokenOff, genuine, historyOf, openings } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Breaks the first attempt off anywhere, the answer included, and retries it. */
export const retryOfAbortedAttemptHasOneEffect: Check = {
  id: 'timeouts/retry-of-aborted-attempt-has-one-effect',
  level: 'must',
  claim: 'A receiver acts once on a delivery whose first attempt was broken off and retried.',
  because: [
    'Standard Webhooks specification, "Idempotency": an answer that got lost is retried',
    'slackapi/bolt-python#731, kortix-ai/suna#3126: the retry after a timeout repeated the work',
  ],
  needs: ['wire', 'retries', 'outcome'],
  fix: 'Make the work idempotent under its key, because the provider cannot know whether an attempt without an answer was handled. Act only on complete bodies.',
  worlds: 'two',
  maxRuns: 50,
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc
        .tuple(historyOf(terms, [offered]), fc.array(brokenOff([1, 0.5, 0]), { minLength: 1, maxLength: 3 }))
        .map(([events, cuts]) => ({
          events,
          moments: [...cuts.map((wire) => [genuine(0, { wire })]), [genuine(0)]],
        })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}
