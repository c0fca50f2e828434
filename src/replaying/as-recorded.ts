import type { WireRequest } from '../model/index.ts'
import { aim, endToEnd } from '../recording/index.ts'
import type { Recorded } from './recorded.ts'

/**
 * The request of a recorded delivery at another address: method, headers in order and as written, and the bytes of the
 * body are those of the recording; what belongs to the connection is made anew.
 *
 * @param target See `aim`.
 */
export function asRecorded({ delivery, provider }: Recorded, target: string): WireRequest {
  const method = delivery.method ?? provider?.contract.request.method?.value ?? 'POST'
  const isOdd = /^(?:GET|HEAD)$/i.test(method) && delivery.body.length > 0
  return {
    method,
    url: aim(target, delivery.url),
    headers: endToEnd(delivery.headers),
    body: delivery.body,
    // Ordinary clients send no body with these.
    ...(isOdd ? { wire: { writes: 1 } } : {}),
  }
}
