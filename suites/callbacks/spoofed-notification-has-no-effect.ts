import fc from 'fast-check'
import { callersOf, eventOf, genuine } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoTraces } from '../../src/judging/index.ts'
import type { Check, Scenario } from '../../src/model/index.ts'

/** Between two genuine events: one about an object that the provider does not have. */
export const spoofedNotificationHasNoEffect: Check = {
  id: 'callbacks/spoofed-notification-has-no-effect',
  level: 'must',
  claim: 'A receiver of events that anybody can send does nothing about an object that does not exist.',
  because: [
    'doocs/md#1656, cameri/nostream#453: an event that nobody had authenticated was enough',
    'OWASP API Security Top 10 2023, API10: Unsafe Consumption of APIs',
  ],
  needs: ['unauthenticated', 'provider-api', 'outcome'],
  fix: 'Do nothing before the object was fetched: when the API does not have it, there is nothing to act on.',
  worlds: 'one',
  maxRuns: 15,
  scenario: (terms) =>
    fc.constantFrom(...callersOf(terms, 'provider-api')).chain((offered) =>
      fc.tuple(...[1, 2, 3].map((entity) => eventOf(terms, offered, { entity }))).map(
        (events): Scenario => ({
          events,
          moments: [
            [genuine(0, { role: 'control' })],
            [{ event: 1, delivery: 'a', nature: 'forged' }],
            [genuine(2, { role: 'liveness' })],
          ],
        }),
      ),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoTraces(transcript)],
}
