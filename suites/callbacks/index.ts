import type { Suite } from '../../src/model/index.ts'
import { answersWhileTheApiHangs } from './answers-while-the-api-hangs.ts'
import { believesTheApiNotTheBody } from './believes-the-api-not-the-body.ts'
import { checksWhatItGot } from './checks-what-it-got.ts'
import { failedFetchIsRepeated } from './failed-fetch-is-repeated.ts'
import { forgeryCausesNoCall } from './forgery-causes-no-call.ts'
import { givesUpOnWhatIsGone } from './gives-up-on-what-is-gone.ts'
import { malformedAnswerIsNoObject } from './malformed-answer-is-no-object.ts'
import { missingObjectIsFetchedAgain } from './missing-object-is-fetched-again.ts'
import { slowFetchDoesNotOverwriteNewer } from './slow-fetch-does-not-overwrite-newer.ts'
import { spoofedNotificationHasNoEffect } from './spoofed-notification-has-no-effect.ts'
import { throttledFetchIsRepeated } from './throttled-fetch-is-repeated.ts'

/** Fetches what a notification only names, and trusts nothing else. */
export const callbacks: Suite = {
  id: 'callbacks',
  theme: 'fetches what a notification only names, and stays right whatever the API does',
  checks: [
    believesTheApiNotTheBody,
    spoofedNotificationHasNoEffect,
    forgeryCausesNoCall,
    missingObjectIsFetchedAgain,
    throttledFetchIsRepeated,
    failedFetchIsRepeated,
    malformedAnswerIsNoObject,
    checksWhatItGot,
    slowFetchDoesNotOverwriteNewer,
    answersWhileTheApiHangs,
    givesUpOnWhatIsGone,
  ],
}
