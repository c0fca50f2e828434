import fc from 'fast-check'
import { brokenOff, guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectListening } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Breaks the connection in the middle of the body, as networks do. */
export const survivesAbortedBodies: Check = {
  id: 'timeouts/survives-aborted-bodies',
  level: 'must',
  claim: 'A receiver survives connections that break in the middle of a body.',
  because: [
    'krakenjs/kraken-js#401, sailshq/skipper#49, pillarjs/multiparty#131: an unhandled "aborted" ended the process',
  ],
  needs: ['wire'],
  fix: 'Handle the error event of the request stream, or let the framework read the body. An error while reading concerns one request, never the process.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .array(brokenOff([0, 0.3, 0.9]), { minLength: 1, maxLength: 4 })
        .map((cuts) => cuts.map((wire) => ({ nature: 'odd' as const, wire }))),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectListening(transcript)],
}
