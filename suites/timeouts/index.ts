import type { Suite } from '../../src/model/index.ts'
import { acceptsBursts } from './accepts-bursts.ts'
import { acceptsChunkedBodies } from './accepts-chunked-bodies.ts'
import { acceptsSplitWrites } from './accepts-split-writes.ts'
import { answersEveryRequest } from './answers-every-request.ts'
import { answersExpectContinue } from './answers-expect-continue.ts'
import { answersWhileItsWorkHangs } from './answers-while-its-work-hangs.ts'
import { cutBodyHasNoEffect } from './cut-body-has-no-effect.ts'
import { hangingWorkDoesNotBlockOthers } from './hanging-work-does-not-block-others.ts'
import { refusalDoesNotSpoilItsConnection } from './refusal-does-not-spoil-its-connection.ts'
import { retryDuringSlowWorkHasOneEffect } from './retry-during-slow-work-has-one-effect.ts'
import { retryOfAbortedAttemptHasOneEffect } from './retry-of-aborted-attempt-has-one-effect.ts'
import { slowUploadsDoNotBlockOthers } from './slow-uploads-do-not-block-others.ts'
import { survivesAbortedBodies } from './survives-aborted-bodies.ts'
import { survivesClosedConnections } from './survives-closed-connections.ts'

/** Answers in time, and survives connections that do not end well. */
export const timeouts: Suite = {
  id: 'timeouts',
  theme: 'answers in time, and survives connections that break',
  checks: [
    answersEveryRequest,
    acceptsSplitWrites,
    acceptsChunkedBodies,
    answersExpectContinue,
    survivesAbortedBodies,
    survivesClosedConnections,
    cutBodyHasNoEffect,
    retryOfAbortedAttemptHasOneEffect,
    slowUploadsDoNotBlockOthers,
    refusalDoesNotSpoilItsConnection,
    acceptsBursts,
    retryDuringSlowWorkHasOneEffect,
    answersWhileItsWorkHangs,
    hangingWorkDoesNotBlockOthers,
  ],
}
