import fc from 'fast-check'
import { callersOf, familiesWith, genuine, historyOf } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectProvoked, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check, OfferedEvent, Terms } from '../../src/model/index.ts'

/**
 * Two notifications about one entity: the first fetch gets the older version and is held, the second one gets the newer
 * version at once. Only then the first answer arrives.
 */
export const slowFetchDoesNotOverwriteNewer: Check = {
  id: 'callbacks/slow-fetch-does-not-overwrite-newer',
  level: 'should',
  claim: 'A receiver does not overwrite what it fetched with an older answer that comes later.',
  because: [
    'instantdb/instant#2724, stripe/sync-engine#185, estuary/connectors#2731: the slower of two fetches won',
  ],
  needs: ['provider-api', 'updates', 'state'],
  fix: 'Fetch for one entity after the other, under a lock or in a queue per entity; or compare the version or time of what was fetched with what is stored, in the statement that writes.',
  worlds: 'two',
  maxRuns: 15,
  scenario: (terms) =>
    fc.constantFrom(...changingCallers(terms)).chain((offered) =>
      historyOf(terms, offered).map((events) => ({
        events,
        moments: [[genuine(0)], [genuine(1)]],
        faults: [
          {
            endpoint: 'provider-api' as const,
            entity: 1,
            fault: { kind: 'hold' as const },
            calls: 1,
            through: 1,
          },
        ],
      })),
    ),
  judge: (transcript) => {
    const open = [...expectProvoked(transcript), ...expectAccepted(transcript)]
    // Whoever knows the newer version already may leave the older one out of its log.
    return open.length > 0 ? open : expectSameOutcome(transcript, { effects: false, state: true })
  },
}

/** What creates and what changes an entity, where the receiver fetches it. */
function changingCallers(terms: Terms): readonly (readonly OfferedEvent[])[] {
  const callers = callersOf(terms, 'provider-api')
  return familiesWith(terms, ['create', 'update']).filter(([create]) =>
    callers.some(({ event }) => event.type === create?.event.type),
  )
}
