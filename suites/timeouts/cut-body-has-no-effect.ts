import fc from 'fast-check'
import { brokenOff, guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoTraces } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends a body that is complete JSON by itself but shorter than declared, and breaks off. */
export const cutBodyHasNoEffect: Check = {
  id: 'timeouts/cut-body-has-no-effect',
  level: 'must',
  claim: 'A receiver does not act on a body that was cut off.',
  because: [
    'RFC 9112, section 8: a message shorter than its Content-Length is incomplete and must be handled as such',
  ],
  needs: ['wire', 'outcome'],
  fix: 'Parse only when the whole body has arrived; when the connection ends before, drop what was read.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .array(fc.record({ blanks: fc.integer({ min: 1, max: 400 }), wire: brokenOff([0.999]) }), {
          minLength: 1,
          maxLength: 3,
        })
        .map((cuts) =>
          cuts.map(({ blanks, wire }) => ({
            nature: 'forged' as const,
            // The blanks are declared but never all sent, so what arrived would parse.
            text: { after: ' '.repeat(blanks + 400) },
            wire,
          })),
        ),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoTraces(transcript)],
}
