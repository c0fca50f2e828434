import fc from 'fast-check'
import { genuine, historyOf, versionedFamilies } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Delivers an update before the creation that it follows. */
export const updateBeforeCreateIsKept: Check = {
  id: 'ordering/update-before-create-is-kept',
  level: 'must',
  claim: 'A receiver that gets an update before the creation ends up with the updated version.',
  because: [
    'Standard Webhooks specification, "Ordering"',
    'laravel/cashier-stripe#1201: the update was dropped, or the late creation put the entity back',
  ],
  needs: ['updates', 'versions', 'state'],
  fix: 'Write an update of an unknown entity as if it created it, or refuse it so that the provider retries. Let the creation that comes late change nothing newer.',
  worlds: 'two',
  scenario: (terms) =>
    fc
      .constantFrom(...versionedFamilies(terms, ['create', 'update']))
      .chain((family) =>
        historyOf(terms, family).map((events) => ({ events, moments: [[genuine(1)], [genuine(0)]] })),
      ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: false, state: true }),
  ],
}
