import type { CallRecord, Fault } from '../model/index.ts'

/** A call of the receiver as the time line tells it: where it went, and how it fared. */
export function describeCall({ endpoint, method, path, fault }: CallRecord): {
  readonly what: string
  readonly answer: string
} {
  const where = endpoint === 'downstream' ? 'calls downstream' : "calls its provider's API"
  return { what: `${where}: ${method} ${path}`, answer: fault === null ? 'well' : describeFault(fault) }
}

function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'status':
      return fault.retryAfterSeconds === undefined
        ? String(fault.status)
        : `${fault.status}, Retry-After: ${fault.retryAfterSeconds}`
    case 'text':
      return fault.text === '' ? '200 without a body' : `200 with ${JSON.stringify(fault.text)}`
    case 'reset':
      return 'connection reset'
    case 'hold':
      return 'held, and answered later'
    case 'hang':
      return 'no answer'
    case 'other-object':
      return 'another object'
    case 'other-values':
      return 'the object, with other values than the delivery'
  }
}
