import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { heldWork } from './held-work.ts'

/** Holds what the receiver calls, asks it to stop while it waits, and starts it again, as every deployment does. */
export const stopsWithoutLosingWork: Check = {
  id: 'recovery/stops-without-losing-work',
  level: 'must',
  claim: 'A receiver that is asked to stop loses nothing that it has acknowledged, and doubles nothing.',
  because: [
    'kubernetes/test-infra#3396, hashicorp/vault-k8s#182: SIGTERM cut what was under way',
    'The Twelve-Factor App, IX "Disposability": processes shut down gracefully, and jobs return to their queue',
  ],
  needs: ['restart', 'downstream', 'outcome'],
  fix: 'On SIGTERM stop to accept connections, finish or put back what is under way, and then exit. What has not been acknowledged comes again; what has been must be in a durable queue.',
  worlds: 'two',
  alone: true,
  maxRuns: 1,
  scenario: (terms) => heldWork(terms, 'SIGTERM'),
  judge: expectConvergence,
}
