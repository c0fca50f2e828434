import { oddAnswers } from '../../src/arbitraries/index.ts'
import { expectProvoked } from '../../src/judging/index.ts'
import type { Check, Finding, Transcript } from '../../src/model/index.ts'

/** So many calls for one attempt are patience; more are a storm. */
const mostCalls = 10

/** The API never has the object, however often the delivery comes. */
export const givesUpOnWhatIsGone: Check = {
  id: 'callbacks/gives-up-on-what-is-gone',
  level: 'should',
  claim: 'A receiver asks a few times, and not without end, for an object that is not there.',
  because: ['the-momentum/open-wearables#1053: 462 attempts; sky-uk/kfp-operator#493: an endless loop'],
  needs: ['provider-api'],
  fix: 'Try a few times with growing pauses; then answer and let the provider try again, or set the event aside for a person.',
  worlds: 'one',
  maxRuns: 5,
  scenario: (terms) =>
    oddAnswers(terms, 'provider-api', { fault: { kind: 'status', status: 404 }, calls: 100_000 }),
  judge: expectFewCalls,
}

function expectFewCalls(transcript: Transcript): readonly Finding[] {
  const idle = expectProvoked(transcript)
  if (idle.length > 0) return idle
  const { calls = [], attempts } = transcript.actual
  const most = mostCalls * attempts.length
  if (calls.length <= most) return []
  const last = calls.at(-1)?.startedMs ?? 0
  return [
    {
      kind: 'violation',
      where: 'calls of entity 1',
      expected: `at most ${mostCalls} for each of ${attempts.length} attempts`,
      received: `${calls.length} in ${Math.round(last)} ms`,
    },
  ]
}
