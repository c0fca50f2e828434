import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** A digest in sixteen begins with a zero: with so many, most scenarios have one. */
const count = 25
/** A few at a time: one after the other takes long, all at once is a burst. */
const groups = Array.from({ length: 3 }, (_, group) =>
  Array.from({ length: 8 }, (_, index) => 1 + group * 8 + index),
)

/** Sends dozens of genuine deliveries, so that their digests hold every kind of character. */
export const acceptsEveryDigest: Check = {
  id: 'signatures/accepts-every-digest',
  level: 'must',
  claim: 'A receiver accepts a right signature whatever characters it happens to consist of.',
  because: [
    'RFC 4648, sections 4 and 5: Base64 and its URL-safe form differ in two characters',
    'e2b-dev/E2B#1103, jackmusick/bifrost#727: deliveries failed when the digest held + or /',
  ],
  needs: ['signature'],
  fix: 'Encode the digest exactly as the provider does: alphabet, padding and leading zeros included. One mistake there lets some deliveries pass and refuses the others.',
  worlds: 'one',
  maxRuns: 6,
  scenario: (terms) =>
    opening(terms).chain((offered) =>
      fc
        .tuple(...Array.from({ length: count }, (_, index) => eventOf(terms, offered, { entity: index + 1 })))
        .map((events) => ({
          events,
          moments: [[0], ...groups].map((group) =>
            group.map((index) => genuine(index, index === 0 ? { role: 'control' } : {})),
          ),
        })),
    ),
  judge: expectAccepted,
}
