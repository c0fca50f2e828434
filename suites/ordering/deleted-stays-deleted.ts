import fc from 'fast-check'
import { genuine, historyOf, versionedFamilies } from '../../src/arbitraries/index.ts'
import { deliveriesOf, expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { Check, Finding, Transcript } from '../../src/model/index.ts'

/** Delivers an older update, or the creation, after the deletion. */
export const deletedStaysDeleted: Check = {
  id: 'ordering/deleted-stays-deleted',
  level: 'must',
  claim: 'A receiver that gets an older event after a deletion does not bring the entity back.',
  because: [
    'Standard Webhooks specification, "Ordering"',
    'ifinavet/yggdrasil#282, Clawdi-AI/clawdi#805: a late update re-created what was deleted',
  ],
  needs: ['updates', 'deletes', 'versions', 'state'],
  fix: 'Keep a tombstone with the time of the deletion, and ignore events that are older than it.',
  worlds: 'two',
  scenario: (terms) =>
    fc
      .constantFrom(...versionedFamilies(terms, ['create', 'update', 'delete']))
      .chain((family) =>
        fc
          .tuple(historyOf(terms, family), fc.constantFrom([0, 2, 1], [2, 0, 1], [2, 1, 0], [1, 2, 0]))
          .map(([events, order]) => ({ events, moments: order.map((index) => [genuine(index)]) })),
      ),
  judge: (transcript) => [
    ...expectAccepted(transcript).filter((finding) => !isUnknown(transcript, finding)),
    ...expectSameOutcome(transcript, { effects: false, state: true }),
  ],
}

/** 404 says "not known to me, try again later", and one that keeps no tombstones cannot say anything else. */
function isUnknown(transcript: Transcript, { where }: Finding): boolean {
  const delivery = deliveriesOf(transcript).find(({ number }) => where === `attempt ${number}`)
  return delivery?.attempts.every(({ answer }) => answer.kind === 'status' && answer.status === 404) === true
}
