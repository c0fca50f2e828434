import { oddAnswers } from '../../src/arbitraries/index.ts'
import { expectProvoked } from '../../src/judging/index.ts'
import type { Check, Finding, Transcript } from '../../src/model/index.ts'

/** Anybody could have sent the event: the API says something else than its body. */
export const believesTheApiNotTheBody: Check = {
  id: 'callbacks/believes-the-api-not-the-body',
  level: 'must',
  claim: 'A receiver of events that anybody can send acts on what the API says, not on their body.',
  because: [
    'doocs/md#1656, open-mercato/open-mercato#1311: fields of an unauthenticated body were believed',
    'OWASP API Security Top 10 2023, API10: Unsafe Consumption of APIs',
  ],
  needs: ['unauthenticated', 'provider-api', 'state'],
  fix: 'Take nothing from the body but the id; fetch the object with it, and use only what was fetched.',
  worlds: 'one',
  maxRuns: 15,
  scenario: (terms) => oddAnswers(terms, 'provider-api', { fault: { kind: 'other-values' }, calls: 99 }),
  judge: expectApiBelieved,
}

/** Nothing of the body shows in what is true now, unless the API said so too. */
function expectApiBelieved(transcript: Transcript): readonly Finding[] {
  const idle = expectProvoked(transcript)
  if (idle.length > 0) return idle
  const state = JSON.stringify(transcript.actual.entities[0]?.state ?? [])
  const [believed] = state.match(/<\/[^>]*>/) ?? []
  if (believed === undefined) return []
  return [
    {
      kind: 'violation',
      where: 'state of entity 1',
      expected: 'what the API says',
      received: `${believed.slice(1, -1)} as the body says: ${state}`,
    },
  ]
}
