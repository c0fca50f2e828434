import { failingCalls, refusing } from '../../src/arbitraries/index.ts'
import { expectConvergence } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** The API does not know the object yet when the event arrives. */
export const missingObjectIsFetchedAgain: Check = {
  id: 'callbacks/missing-object-is-fetched-again',
  level: 'must',
  claim: 'A receiver that does not find the object of a new event tries again later.',
  because: [
    'instantdb/instant#2724, Infisical/infisical#7780: a 404 right after the event was taken for a deletion',
    'Common knowledge: events overtake the replicas that an API reads from',
  ],
  needs: ['provider-api', 'outcome'],
  fix: 'After an event that creates or changes something, a 404 means "not yet": answer 5xx or 404 so that the provider tries again, or try again yourself.',
  worlds: 'two',
  maxRuns: 15,
  scenario: (terms) => failingCalls(terms, { endpoint: 'provider-api', fault: refusing(404) }),
  judge: expectConvergence,
}
