import type { CallRecord } from './fault.ts'
import type { Json } from './json.ts'
import type { AttemptPlan, Scenario } from './scenario.ts'
import type { Terms } from './terms.ts'

/** What came back from one attempt. */
export type Answer =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      /** At most 2,000 characters. */
      readonly body: string
      readonly elapsedMs: number
    }
  /** `refused`: nobody listens. `closed`: ended without an answer. `timeout`: none in time. `aborted`: we left. */
  | {
      readonly kind: 'refused' | 'closed' | 'timeout' | 'aborted'
      readonly detail: string
      readonly elapsedMs: number
    }

/** One HTTP message as it left, secrets already removed. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Bytes on the wire as text (UTF-8, lossy), at most 4,000 characters. */
  readonly body: string
  readonly bodyBytes: number
}

/** One attempt: what was planned, sent and answered. */
export interface AttemptRecord {
  readonly plan: AttemptPlan
  /** Index of its moment; `resend` attempts come after all moments. */
  readonly moment: number
  /** `plan`: the scenario says so. `resend`: it was refused, so the provider sends it again. */
  readonly cause: 'plan' | 'resend'
  readonly request: SentRequest
  readonly answer: Answer
  /** Milliseconds since the execution began. */
  readonly startedMs: number
}

/** What was seen about one entity, minted values replaced by their roles, in the order in which it was recorded. */
export interface EntityView {
  /** Absent when no probe shows it. */
  readonly effects?: readonly Json[]
  readonly state?: readonly Json[]
}

/** One history, executed. */
export interface World {
  readonly attempts: readonly AttemptRecord[]
  /** By entity number minus one. */
  readonly entities: readonly EntityView[]
  /** What the receiver called meanwhile, in order, as far as it is about these entities. */
  readonly calls?: readonly CallRecord[]
}

/** What the run knew about the receiver before the check began. */
export interface ReceiverKnowledge {
  /** True when it refuses a delivery whose signature or credential is plainly wrong; null when not asked. */
  readonly refusesForgeries: boolean | null
  readonly observes: { readonly effects: boolean; readonly state: boolean }
}

/** Everything a judge may look at. */
export interface Transcript {
  readonly scenario: Scenario
  readonly terms: Terms
  readonly receiver: ReceiverKnowledge
  /** The scenario as planned. */
  readonly actual: World
  /** Each genuine event once, in order, without faults; only for checks that compare. */
  readonly ideal?: World
}
