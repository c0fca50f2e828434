import type { Suite } from '../../src/model/index.ts'
import { concurrentUpdatesConverge } from './concurrent-updates-converge.ts'
import { deletedStaysDeleted } from './deleted-stays-deleted.ts'
import { entitiesDoNotMix } from './entities-do-not-mix.ts'
import { everyUpdateIsApplied } from './every-update-is-applied.ts'
import { failingEventDoesNotBlockOthers } from './failing-event-does-not-block-others.ts'
import { newestVersionWins } from './newest-version-wins.ts'
import { updateBeforeCreateIsKept } from './update-before-create-is-kept.ts'

/** The order of arrival decides nothing. */
export const ordering: Suite = {
  id: 'ordering',
  theme: 'the newest version wins, whatever the order of arrival',
  checks: [
    everyUpdateIsApplied,
    newestVersionWins,
    updateBeforeCreateIsKept,
    deletedStaysDeleted,
    concurrentUpdatesConverge,
    entitiesDoNotMix,
    failingEventDoesNotBlockOthers,
  ],
}
