import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'
import { beyondTolerance, spelt } from './seconds.ts'

/** Signs rightly, with a timestamp far ahead. */
export const rejectsFutureTimestamps: Check = {
  id: 'freshness/rejects-future-timestamps',
  level: 'should',
  claim: 'A receiver refuses a rightly signed delivery whose timestamp is far ahead.',
  because: [
    'Standard Webhooks libraries refuse timestamps that are too new',
    'jonwiggins/optio#83, hugalafutro/model-hotel#800: the age was negative, so it was below every tolerance',
  ],
  needs: ['signed-timestamp', 'tolerance', 'two-sided-tolerance'],
  fix: 'Compare the absolute difference between timestamp and clock with the tolerance. What is dated ahead can be replayed until it has aged.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

function tamperings(terms: Terms): readonly Tampering[] {
  const least = beyondTolerance(terms)
  return [...new Set([least, Math.max(least, 86_400)])].map((ahead) => ({
    name: `signed ${spelt(ahead)} ahead of our clock`,
    signing: { clockSeconds: ahead },
  }))
}
