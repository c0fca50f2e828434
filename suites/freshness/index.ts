import type { Suite } from '../../src/model/index.ts'
import { acceptsHalfTolerance } from './accepts-half-tolerance.ts'
import { acceptsLateRetries } from './accepts-late-retries.ts'
import { acceptsSmallClockSkew } from './accepts-small-clock-skew.ts'
import { missingIdDoesNotSkipDeduplication } from './missing-id-does-not-skip-deduplication.ts'
import { rejectsFutureTimestamps } from './rejects-future-timestamps.ts'
import { rejectsMissingTimestamp } from './rejects-missing-timestamp.ts'
import { rejectsRefreshedTimestamps } from './rejects-refreshed-timestamps.ts'
import { rejectsStaleTimestamps } from './rejects-stale-timestamps.ts'
import { rejectsUnreadableTimestamps } from './rejects-unreadable-timestamps.ts'
import { replayedDeliveryHasOneEffect } from './replayed-delivery-has-one-effect.ts'

/** Refuses what is recorded, and never what is only late. */
export const freshness: Suite = {
  id: 'freshness',
  theme: 'refuses recorded deliveries, and no legitimate late ones',
  checks: [
    acceptsLateRetries,
    acceptsSmallClockSkew,
    acceptsHalfTolerance,
    rejectsStaleTimestamps,
    rejectsFutureTimestamps,
    rejectsMissingTimestamp,
    rejectsUnreadableTimestamps,
    rejectsRefreshedTimestamps,
    replayedDeliveryHasOneEffect,
    missingIdDoesNotSkipDeduplication,
  ],
}
