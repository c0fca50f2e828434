import type { Arbitrary } from 'fast-check'
import type { Finding } from './finding.ts'
import type { Scenario } from './scenario.ts'
import type { Terms } from './terms.ts'
import type { Transcript } from './transcript.ts'

/** How binding a claim is. A `must` cites a normative source. */
export type Level = 'must' | 'should' | 'may'

/** What the contract has to offer for a check to make sense; without it the check is not applicable. */
export type Feature =
  | 'signature'
  | 'signature-list'
  | 'several-signatures'
  | 'prefixed-signature'
  | 'basic'
  | 'bearer'
  | 'header-credential'
  | 'credential'
  | 'authorization-scheme'
  | 'signed-timestamp'
  | 'tolerance'
  | 'event-time'
  | 'signed-id'
  | 'retries'
  | 'delivery-id'
  | 'event-id'
  | 'idempotency-key'
  | 'entity'
  | 'versions'
  | 'updates'
  | 'deletes'
  | 'open-events'
  | 'added-fields'
  | 'type-in-signed-body'
  | 'unsigned-type-header'
  | 'deadline'
  | 'disabling-statuses'
  | 'nullable-fields'
  | 'optional-fields'
  | 'markers'
  | 'json'
  | 'two-sided-tolerance'
  | 'several-calls'
  | 'authenticated'
  | 'unauthenticated'

/** What the user's set-up has to offer; without it the check is skipped, and the reason is said. */
export type Capability =
  | 'wire'
  | 'effects'
  | 'state'
  | 'outcome'
  | 'downstream'
  | 'provider-api'
  | 'restart'
  | 'clock'

/** What a check needs. `outcome` is effects or state. */
export type Need = Feature | Capability

/** One claim about receivers: metadata and two pure functions. */
export interface Check {
  /** `<suite>/<claim>`, kebab-case; public, never reused. */
  readonly id: string
  readonly level: Level
  /** One sentence, at most 100 characters, the receiver as its subject. */
  readonly claim: string
  /** Sources: documents, specifications, issues; a `must` has at least one. */
  readonly because: readonly string[]
  readonly needs: readonly Need[]
  /** What to change in the receiver, in two or three sentences. */
  readonly fix: string
  /** `two` also executes the ideal history and compares. */
  readonly worlds: 'one' | 'two'
  /** Runs while nothing else does. */
  readonly alone?: boolean
  /** Fewer runs than asked for, where one run is expensive. */
  readonly maxRuns?: number
  readonly scenario: (terms: Terms) => Arbitrary<Scenario>
  readonly judge: (transcript: Transcript) => readonly Finding[]
}

/** Checks on one theme. */
export interface Suite {
  readonly id: string
  readonly theme: string
  readonly checks: readonly Check[]
}
