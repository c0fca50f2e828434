import type { Suite } from '../../src/model/index.ts'
import { acknowledgesSettledDuplicates } from './acknowledges-settled-duplicates.ts'
import { concurrentDuplicatesHaveOneEffect } from './concurrent-duplicates-have-one-effect.ts'
import { copiesDuringSlowWorkHaveOneEffect } from './copies-during-slow-work-have-one-effect.ts'
import { duplicateHasOneEffect } from './duplicate-has-one-effect.ts'
import { lateDuplicateChangesNothing } from './late-duplicate-changes-nothing.ts'
import { redeliveryHasOneEffect } from './redelivery-has-one-effect.ts'

/** One event, one effect, however often and in whatever way it is delivered. */
export const duplicates: Suite = {
  id: 'duplicates',
  theme: 'one event has one effect, however often it is delivered',
  checks: [
    duplicateHasOneEffect,
    concurrentDuplicatesHaveOneEffect,
    lateDuplicateChangesNothing,
    redeliveryHasOneEffect,
    acknowledgesSettledDuplicates,
    copiesDuringSlowWorkHaveOneEffect,
  ],
}
