import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectListening, expectLivenessAsControl } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

const members: readonly string[] = [
  '"__proto__":{"hookproof":true,"deleted":true,"id":null},',
  '"constructor":{"prototype":{"hookproof":true,"deleted":true}},',
]

/**
 * Sends members that pollute prototypes when they are merged, between two ordinary events that say the same: those
 * must come out alike. How the odd delivery itself is answered does not matter.
 */
export const isNotPollutedByProtoKeys: Check = {
  id: 'payloads/is-not-polluted-by-proto-keys',
  level: 'must',
  claim: 'A receiver handles ordinary events as ever after a payload with "__proto__" members.',
  because: [
    'hapijs/hoek#232: deep merges polluted Object.prototype',
    'fastify/secure-json-parse: refusing such a body is fine',
  ],
  needs: [],
  fix: 'Do not deep-merge payloads into objects; read the members that you need, or parse with a reviver that drops "__proto__" and "constructor".',
  worlds: 'one',
  maxRuns: 10,
  scenario: (terms) =>
    opening(terms).chain((offered) =>
      fc
        .tuple(
          eventOf(terms, offered, { entity: 1 }),
          eventOf(terms, offered, { entity: 2 }),
          fc.constantFrom(...members),
        )
        .map(([before, odd, insert]) => ({
          events: [before, odd, { ...before, entity: 3 }],
          moments: [
            [genuine(0, { role: 'control' })],
            [genuine(1, { nature: 'odd', text: { insert } })],
            [genuine(2, { role: 'liveness' })],
          ],
        })),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectListening(transcript),
    ...expectLivenessAsControl(transcript),
  ],
}
