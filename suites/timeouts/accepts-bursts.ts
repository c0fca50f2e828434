import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Delivers many events at once, as a provider does after an outage. */
export const acceptsBursts: Check = {
  id: 'timeouts/accepts-bursts',
  level: 'should',
  claim: 'A receiver takes a burst of deliveries, at the latest when they are retried.',
  because: [
    'Commit451/skyhook#250, solana-foundation/solana-developer-platform#1712: a rate limiter for browsers throttled the provider',
  ],
  needs: [],
  fix: 'Exempt the webhook route from per-address rate limits, or answer 429 with Retry-After and take the retry.',
  worlds: 'one',
  alone: true,
  maxRuns: 2,
  scenario: (terms) =>
    opening(terms).chain((offered) => {
      const entities = Array.from({ length: 60 }, (_, index) => index)
      return fc
        .tuple(...entities.map((index) => eventOf(terms, offered, { entity: index + 1 })))
        .map((events) => ({ events, moments: [entities.map((index) => genuine(index))] }))
    }),
  judge: expectAccepted,
}
