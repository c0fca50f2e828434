import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Adds a long field: legal payloads grow beyond the default limits of frameworks. */
export const acceptsLargeBodies: Check = {
  id: 'payloads/accepts-large-bodies',
  level: 'should',
  claim: 'A receiver accepts a body of 150 kB.',
  because: [
    'backstage/backstage#28910, cloud-gov/pages-core#866, Commit451/skyhook#121: the default limit of 100 kB refused real deliveries',
  ],
  needs: [],
  fix: 'Raise the body limit of the webhook route to what the provider may send; 1 MB is usual.',
  worlds: 'one',
  maxRuns: 6,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .constantFrom(120_000, 150_000)
        .map((size) => [
          { nature: 'genuine' as const, text: { insert: `"hookproof_padding":"${'x'.repeat(size)}",` } },
        ]),
    ),
  judge: expectAccepted,
}
