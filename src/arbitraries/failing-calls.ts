import fc from 'fast-check'
import type { EndpointKind, Fault, FaultPlan, Scenario, Terms } from '../model/index.ts'
import { callersOf } from './callers.ts'
import { genuine, historyOf } from './plans.ts'

/** Which calls fail, and how. */
export interface FailingCalls {
  readonly endpoint: EndpointKind
  readonly fault: fc.Arbitrary<Fault>
  /** So many calls are well before the first that fails; 0 when absent. */
  readonly after?: number
  /** At most so many fail in a row: no more than a provider's retries outlast. 2 when absent. */
  readonly most?: number
}

/** One event, once delivered, some of whose calls fail until all is well again. */
export function failingCalls(
  terms: Terms,
  { endpoint, fault, after = 0, most = 2 }: FailingCalls,
): fc.Arbitrary<Scenario> {
  return fc.constantFrom(...callersOf(terms, endpoint, after + 1)).chain((offered) =>
    fc.tuple(historyOf(terms, [offered]), fault, fc.integer({ min: 1, max: most })).map(
      ([events, drawn, calls]): Scenario => ({
        events,
        moments: [[genuine(0)]],
        faults: [
          { endpoint, entity: 1, fault: drawn, calls, ...(after === 0 ? {} : { after }) } satisfies FaultPlan,
        ],
      }),
    ),
  )
}

/** Answers that say that nothing was done. */
export function refusing(...statuses: readonly number[]): fc.Arbitrary<Fault> {
  return fc.constantFrom(...statuses.map((status): Fault => ({ kind: 'status', status })))
}

/** The connection ends without an answer. */
export const resetting: fc.Arbitrary<Fault> = fc.constant<Fault>({ kind: 'reset' })

/** "Too many": try again in a second. */
export const throttling: fc.Arbitrary<Fault> = fc.constant<Fault>({
  kind: 'status',
  status: 429,
  retryAfterSeconds: 1,
})

/** 200, and a text that is not what was asked for. */
export const garbling: fc.Arbitrary<Fault> = fc.constantFrom<Fault>(
  { kind: 'text', text: '<html><title>Welcome</title></html>', contentType: 'text/html' },
  { kind: 'text', text: '', contentType: 'application/json' },
  { kind: 'text', text: '{', contentType: 'application/json' },
  { kind: 'text', text: 'null', contentType: 'application/json' },
)
