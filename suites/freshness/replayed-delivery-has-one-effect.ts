import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { AttemptPlan, Check, Transcript } from '../../src/model/index.ts'

/** Repeats a recorded delivery byte by byte, inside the tolerance. */
export const replayedDeliveryHasOneEffect: Check = {
  id: 'freshness/replayed-delivery-has-one-effect',
  level: 'must',
  claim: 'A receiver that gets a recorded delivery again, byte by byte, acts on it once.',
  because: [
    'Standard Webhooks specification, "Idempotency": the id tells a replay inside the tolerance',
    '2witstudios/PageSpace#2199, librefang/librefang#3878: replays inside the window were processed again',
  ],
  needs: ['signed-timestamp', 'effects'],
  fix: 'Store the id or nonce of each delivery together with its effect, at least for as long as its timestamp stays valid, and do nothing for one that is there. Whether the answer is 2xx or 4xx does not matter.',
  worlds: 'two',
  maxRuns: 40,
  scenario: (terms) =>
    opening(terms).chain((offered) =>
      fc.tuple(eventOf(terms, offered), fc.integer({ min: 1, max: 3 })).map(([event, copies]) => {
        const replay: AttemptPlan = { ...genuine(0), nature: 'odd', verbatim: true, settled: true }
        return {
          events: [event],
          moments: [[genuine(0, { role: 'control' })], ...Array.from({ length: copies }, () => [replay])],
        }
      }),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(withoutReplays(transcript), { effects: true, state: true }),
  ],
}

/** Refusing a replay is as good as acknowledging it, so its answer says nothing about the outcome. */
function withoutReplays(transcript: Transcript): Transcript {
  const attempts = transcript.actual.attempts.filter(({ plan }) => plan.nature !== 'odd')
  return { ...transcript, actual: { ...transcript.actual, attempts } }
}
