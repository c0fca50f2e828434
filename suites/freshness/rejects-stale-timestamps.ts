import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'
import { beyondTolerance, spelt } from './seconds.ts'

const day = 86_400
const tenYears = 3_652 * day

/** Signs rightly, with a timestamp of an hour, a day, ten years ago, or of 1970. */
export const rejectsStaleTimestamps: Check = {
  id: 'freshness/rejects-stale-timestamps',
  level: 'must',
  claim: 'A receiver refuses a rightly signed delivery whose timestamp is long past.',
  because: [
    'Standard Webhooks specification, "Verifying webhook authenticity": timestamps beyond a tolerance are refused',
    'windmill-labs/windmill#8596 (GHSA-q9g3-q6fj-hc2x), symfony/symfony#65675: a recorded delivery stayed valid for ever',
    'mercadopago/sdk-nodejs#458: seconds were compared with milliseconds',
  ],
  needs: ['signed-timestamp', 'tolerance'],
  fix: 'After verifying the signature, compare the signed timestamp with your clock, both in the same unit, and refuse what is older than the tolerance. Retries are no reason to leave this out: they are signed afresh.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

function tamperings(terms: Terms): readonly Tampering[] {
  const least = beyondTolerance(terms)
  const ages = [least, day, tenYears].filter((age) => age >= least)
  return [
    ...[...new Set(ages)].map((age) => ({
      name: `signed ${spelt(age)} ago`,
      signing: { clockSeconds: -age },
    })),
    { name: 'signed with the timestamp "1"', signing: { timestampText: '1' } },
  ]
}
