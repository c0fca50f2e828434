import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends the body in several segments with pauses between them. */
export const acceptsSplitWrites: Check = {
  id: 'timeouts/accepts-split-writes',
  level: 'must',
  claim: 'A receiver accepts a body that arrives in pieces.',
  because: [
    'RFC 9112, section 6: a message is delimited by its framing, not by how its bytes arrive',
    'expressjs/body-parser#93',
  ],
  needs: ['wire'],
  fix: 'Collect the body until its end; the first chunk is not the whole. Join the pieces as bytes, because a character may be split between them.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .record({ writes: fc.integer({ min: 2, max: 12 }), pauseMs: fc.constantFrom(1, 3) })
        .map(({ writes, pauseMs }) => [
          {
            nature: 'genuine' as const,
            text: { insert: '"hookproof_note":"grüße 🪝 grüße 🪝 grüße",' },
            wire: { writes, pauseMs },
          },
        ]),
    ),
  judge: expectAccepted,
}
