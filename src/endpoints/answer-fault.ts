import { HttpResponse } from 'msw'
import type { Fault } from '../model/index.ts'

/** All but those that only the API can play. */
export type FailedFault = Exclude<Fault, { kind: 'other-object' | 'other-values' }>

/** Whether the call is not carried out. */
export function hasFailed(fault: Fault | null): fault is FailedFault {
  return fault !== null && fault.kind !== 'other-object' && fault.kind !== 'other-values'
}

/** What a call is answered with that is not carried out. */
export function answerFault(fault: FailedFault): Response {
  switch (fault.kind) {
    case 'status':
      return HttpResponse.json(
        { error: { type: 'simulated', message: `simulated ${fault.status}` } },
        {
          status: fault.status,
          ...(fault.retryAfterSeconds === undefined
            ? {}
            : { headers: { 'retry-after': String(fault.retryAfterSeconds) } }),
        },
      )
    case 'text':
      return new HttpResponse(fault.text, { headers: { 'content-type': fault.contentType } })
    case 'reset':
    case 'hold':
    case 'hang':
      // Held calls that get here have been given up by their caller.
      return HttpResponse.error()
  }
}
