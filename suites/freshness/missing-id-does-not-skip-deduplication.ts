import fc from 'fast-check'
import { eventOf, genuine, opening, signedIdentity, signedOver } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type {
  AttemptPlan,
  Check,
  Finding,
  HeaderEdit,
  Tampering,
  Terms,
  Transcript,
} from '../../src/model/index.ts'

/** Sends one event twice without the id that is to tell duplicates, rightly signed. */
export const missingIdDoesNotSkipDeduplication: Check = {
  id: 'freshness/missing-id-does-not-skip-deduplication',
  level: 'must',
  claim: 'A receiver does not act twice on a delivery because its id is missing.',
  because: [
    'Standard Webhooks specification, "Webhook headers": the id is always sent and always signed',
    'open-mercato/open-mercato#1343, first-tree-ai/first-tree#1627: without an id, duplicates were not looked for',
  ],
  needs: ['signed-id', 'effects'],
  fix: 'Refuse a delivery without the id that its scheme signs. Do not fall back to "not seen yet" when there is nothing to look up.',
  worlds: 'two',
  maxRuns: 40,
  scenario: (terms) =>
    opening(terms).chain((offered) =>
      fc
        .tuple(
          eventOf(terms, offered),
          eventOf(terms, offered, { entity: 2 }),
          eventOf(terms, offered, { entity: 3 }),
          fc.constantFrom(...tamperings(terms)),
        )
        .map(([first, second, third, tampering]) => {
          const odd: AttemptPlan = { ...genuine(1), nature: 'odd', tampering }
          return {
            events: [first, second, third],
            moments: [
              [genuine(0, { role: 'control' })],
              [odd],
              [{ ...odd, settled: true }],
              [genuine(2, { role: 'liveness' })],
            ],
          }
        }),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoSecondEffect(transcript)],
}

function tamperings(terms: Terms): readonly Tampering[] {
  const name = `{identity:${signedIdentity(terms)}}`
  const edits: readonly (readonly [string, HeaderEdit])[] = [
    ['no id', { name, kind: 'remove' }],
    ['empty id', { name, kind: 'set', value: '' }],
  ]
  const signed = signedOver(terms, 'id', '')
  return edits.map(([what, edit]) => ({
    name: `${what}, and signed so`,
    signing: { signed },
    headers: [edit],
  }))
}

/** None is as good as one. */
function expectNoSecondEffect({ actual, ideal }: Transcript): readonly Finding[] {
  const seen = actual.entities[1]?.effects?.length ?? 0
  const once = ideal?.entities[1]?.effects?.length ?? 0
  if (seen <= once) return []
  return [
    { kind: 'violation', where: 'effects of entity 2', expected: `at most ${once}`, received: `${seen}` },
  ]
}
