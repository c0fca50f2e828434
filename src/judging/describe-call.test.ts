import { expect, test } from 'vitest'
import type { CallRecord, Fault } from '../model/index.ts'
import { describeCall } from './describe-call.ts'

function call(fault: Fault | null): CallRecord {
  return { endpoint: 'downstream', entity: 1, method: 'POST', path: '/mails', fault, moment: 0, startedMs: 0 }
}

test.each<[Fault | null, string]>([
  [null, 'well'],
  [{ kind: 'status', status: 503 }, '503'],
  [{ kind: 'status', status: 429, retryAfterSeconds: 1 }, '429, Retry-After: 1'],
  [{ kind: 'text', text: '{', contentType: 'application/json' }, '200 with "{"'],
  [{ kind: 'text', text: '', contentType: 'application/json' }, '200 without a body'],
  [{ kind: 'reset' }, 'connection reset'],
  [{ kind: 'hold' }, 'held, and answered later'],
  [{ kind: 'hang' }, 'no answer'],
  [{ kind: 'other-object' }, 'another object'],
  [{ kind: 'other-values' }, 'the object, with other values than the delivery'],
])('says how a call fares: %j', (fault, answer) => {
  expect(describeCall(call(fault))).toEqual({ what: 'calls downstream: POST /mails', answer })
})

test('says whom it calls', () => {
  const { what } = describeCall({
    ...call(null),
    endpoint: 'provider-api',
    method: 'GET',
    path: '/contacts/…',
  })
  expect(what).toBe("calls its provider's API: GET /contacts/…")
})
