import { callersOf, guarded } from '../../src/arbitraries/index.ts'
import { lacksControl } from '../../src/judging/index.ts'
import type { Check, Finding, Terms, Transcript } from '../../src/model/index.ts'
import { plainForgery } from './plain-forgery.ts'

/** Sends forgeries, and watches whether anything is fetched because of them. */
export const forgeryCausesNoCall: Check = {
  id: 'callbacks/forgery-causes-no-call',
  level: 'must',
  claim: 'A receiver fetches nothing because of a delivery that it has not authenticated.',
  because: [
    'doocs/md#1656, flippercloud/flipper#1022: anybody could make the receiver call its provider',
    'Standard Webhooks specification, "Verifying webhook authenticity": verify before anything else',
  ],
  needs: ['provider-api', 'authenticated'],
  fix: 'Verify first. Everything that costs something, fetching above all, comes after that.',
  worlds: 'one',
  maxRuns: 15,
  scenario: (terms) => guarded(callingOnly(terms), () => plainForgery(terms).map((forgery) => [forgery])),
  judge: expectNoCalls,
}

function callingOnly(terms: Terms): Terms {
  return { ...terms, events: callersOf(terms, 'provider-api') }
}

function expectNoCalls(transcript: Transcript): readonly Finding[] {
  if (lacksControl(transcript)) return []
  const { scenario, actual } = transcript
  const forged = scenario.moments.flat().filter(({ nature }) => nature === 'forged')
  const entities = new Set(forged.map(({ event }) => scenario.events[event]?.entity))
  const made = (actual.calls ?? []).filter(({ entity }) => entities.has(entity))
  const [first] = made
  if (first === undefined) return []
  return [
    {
      kind: 'violation',
      where: `calls of entity ${first.entity}`,
      expected: 'none',
      received: `${made.length}, the first one ${first.method} ${first.path}`,
    },
  ]
}
