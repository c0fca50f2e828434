import { HttpResponse } from 'msw'
import type { Fault } from '../model/index.ts'

/** What a call is answered with that is not carried out. */
export function answerFault(fault: Exclude<Fault, { kind: 'other-object' }>): Response {
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
