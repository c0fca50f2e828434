import fc from 'fast-check'
import { brokenOff, guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectListening } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends everything and leaves before the answer, as a provider does whose patience is over. */
export const survivesClosedConnections: Check = {
  id: 'timeouts/survives-closed-connections',
  level: 'must',
  claim: 'A receiver survives a provider that leaves before the answer.',
  because: [
    'RFC 9110, section 9.5: clients may close a connection at any time',
    'krakenjs/kraken-js#401: the neighbouring crash while reading',
  ],
  needs: ['wire'],
  fix: 'Handle the error and close events of the response; writing to a connection that is gone must not throw out of the handler.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .array(brokenOff([1]), { minLength: 1, maxLength: 4 })
        .map((cuts) => cuts.map((wire) => ({ nature: 'odd' as const, wire }))),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectListening(transcript)],
}
