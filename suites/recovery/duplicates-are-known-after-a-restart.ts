import { genuine, openings } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { severalEvents } from './several-events.ts'

/** Delivers, waits for the effects, kills and starts the receiver, and delivers the same once more. */
export const duplicatesAreKnownAfterARestart: Check = {
  id: 'recovery/duplicates-are-known-after-a-restart',
  level: 'must',
  claim: 'A receiver knows after a restart what it has handled before.',
  because: [
    'simstudioai/sim#1330, MervinPraison/PraisonAI#4208: what was seen was kept in memory, and forgotten',
    'Standard Webhooks specification, "Idempotency"',
  ],
  needs: ['retries', 'restart', 'outcome'],
  fix: 'Keep what identifies a delivery in the store that holds its effect, and write both in one transaction.',
  worlds: 'two',
  alone: true,
  maxRuns: 1,
  scenario: (terms) =>
    severalEvents(terms, openings(terms)).map((events) => ({
      events,
      moments: [events.map((_, index) => genuine(index)), events.map((_, index) => genuine(index))],
      restarts: [{ after: 0, signal: 'SIGKILL' as const, settled: true }],
    })),
  judge: expectConvergence,
}
