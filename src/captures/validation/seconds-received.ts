import type { CapturedDelivery } from '../capture.ts'

/**
 * When a delivery was received, in seconds since 1970. Undefined where nobody says so, or says it without a time zone:
 * what was an hour ago somewhere else is not stale.
 */
export function secondsReceived({ receivedAt }: CapturedDelivery): number | undefined {
  if (receivedAt === undefined || !/(Z|[+-]\d\d:?\d\d|\b(GMT|UTC))$/.test(receivedAt)) return undefined
  const milliseconds = Date.parse(receivedAt)
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}
