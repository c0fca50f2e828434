import fc from 'fast-check'
import { genuine, historyOf, openings } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'

/** Sends a forged copy of a delivery first, then the genuine one: the forgery must not use up its id. */
export const refusedAttemptDoesNotBlockItsRetry: Check = {
  id: 'retries/refused-attempt-does-not-block-its-retry',
  level: 'must',
  claim: 'A receiver handles a genuine delivery even after a forged copy of it came first.',
  because: [
    'elizaOS/eliza#10160: marked as seen before the work, so the retry was taken for a duplicate',
    'Standard Webhooks specification, "Verifying webhook authenticity": verify before anything else',
  ],
  needs: ['outcome'],
  fix: 'Verify first; only then look the delivery up and remember it, in the same transaction as its effect.',
  worlds: 'two',
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc.tuple(historyOf(terms, [offered]), fc.integer({ min: 1, max: 2 })).map(([events, forgeries]) => ({
        events,
        moments: [
          ...Array.from({ length: terms.mode.kind === 'none' ? 0 : forgeries }, () => [
            { event: 0, delivery: 'a', nature: 'forged' as const, tampering: forgery(terms) },
          ]),
          [genuine(0)],
        ],
      })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}

function forgery({ mode }: Terms): Tampering {
  if (mode.kind === 'signature') return { name: 'signed with a wrong secret', signature: { kind: 'bad' } }
  return { name: 'without its credential', credential: { kind: 'remove' } }
}
