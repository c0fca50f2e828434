import type { Suite } from '../../src/model/index.ts'
import { acknowledgesEveryHandledType } from './acknowledges-every-handled-type.ts'
import { earlyAnswersAreNotFinal } from './early-answers-are-not-final.ts'
import { halfDoneWorkIsCompletedOnce } from './half-done-work-is-completed-once.ts'
import { neverDisablesItsEndpoint } from './never-disables-its-endpoint.ts'
import { passingFailuresAreNotFinal } from './passing-failures-are-not-final.ts'
import { refusedAttemptDoesNotBlockItsRetry } from './refused-attempt-does-not-block-its-retry.ts'
import { survivesFailingWork } from './survives-failing-work.ts'
import { survivesUnknownEntities } from './survives-unknown-entities.ts'
import { survivesUnknownTypes } from './survives-unknown-types.ts'
import { workThatFailedIsDoneLater } from './work-that-failed-is-done-later.ts'

/** Says "done" when it is done, and asks for a retry only when that helps. */
export const retries: Suite = {
  id: 'retries',
  theme: 'acknowledges what it has, asks for a retry only when that helps, and takes the retry',
  checks: [
    acknowledgesEveryHandledType,
    refusedAttemptDoesNotBlockItsRetry,
    survivesUnknownTypes,
    survivesUnknownEntities,
    neverDisablesItsEndpoint,
    workThatFailedIsDoneLater,
    passingFailuresAreNotFinal,
    earlyAnswersAreNotFinal,
    halfDoneWorkIsCompletedOnce,
    survivesFailingWork,
  ],
}
