import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { describeAnswer, expectAccepted } from '../../src/judging/index.ts'
import type { AttemptRecord, Check } from '../../src/model/index.ts'

const slowCount = 5
const slow = { writes: 10, pauseMs: 60 } as const
/** What a slow upload takes at least, in milliseconds. */
const slowMs = 0.9 * slow.writes * slow.pauseMs

/** Sends a delivery while the bodies of five others drip in. How the slow ones are answered does not matter. */
export const slowUploadsDoNotBlockOthers: Check = {
  id: 'timeouts/slow-uploads-do-not-block-others',
  level: 'should',
  claim: 'A receiver answers a delivery while the bodies of others are still coming in.',
  because: ['Common knowledge: one worker that reads a slow body keeps every other delivery waiting'],
  needs: ['wire'],
  fix: 'Read bodies asynchronously or in several workers, and put a proxy that buffers requests before a server that has one worker.',
  worlds: 'one',
  maxRuns: 2,
  scenario: (terms) =>
    opening(terms).chain((offered) => {
      const entities = Array.from({ length: slowCount + 2 }, (_, index) => index + 1)
      return fc.tuple(...entities.map((entity) => eventOf(terms, offered, { entity }))).map((events) => ({
        events,
        moments: [
          [genuine(0, { role: 'control' })],
          [
            ...Array.from({ length: slowCount }, (_, index) =>
              genuine(index + 1, { nature: 'odd', wire: slow }),
            ),
            genuine(slowCount + 1, { delayMs: slow.pauseMs }),
          ],
        ],
      }))
    }),
  judge: (transcript) => {
    const open = expectAccepted(transcript)
    if (open.length > 0) return open
    const { attempts } = transcript.actual
    const uploads = attempts.filter(({ plan }) => plan.nature === 'odd')
    // Those that were refused early kept nobody waiting.
    if (uploads.some(({ answer }) => answer.elapsedMs < slowMs)) return []
    const earliest = Math.min(...uploads.map(endMs))
    return attempts.flatMap((attempt, index) =>
      attempt.cause === 'plan' && attempt.plan.wire === undefined && endMs(attempt) >= earliest
        ? [
            {
              kind: 'violation' as const,
              where: `attempt ${index + 1}`,
              expected: 'an answer before the slow uploads end',
              received: `${describeAnswer(attempt.answer)} after ${Math.round(attempt.answer.elapsedMs)} ms`,
            },
          ]
        : [],
    )
  },
}

function endMs({ startedMs, answer }: AttemptRecord): number {
  return startedMs + answer.elapsedMs
}
