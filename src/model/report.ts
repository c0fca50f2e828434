import type { Level } from './check.ts'
import type { Finding, Verdict } from './finding.ts'
import type { Transcript } from './transcript.ts'

/** How often the shrunk counterexample failed when it was executed again. */
export interface Confirmation {
  readonly failed: number
  readonly of: number
}

/** One failure as it is shown: the smallest history that breaks the claim. */
export interface Counterexample {
  /** The scenario in one line. */
  readonly summary: string
  /** One line per attempt, with its answer. */
  readonly timeline: readonly string[]
  /** What the provider would have seen of what it had to send again: one line per delivery. */
  readonly provider: readonly string[]
  /** Reproduces it where one request suffices. */
  readonly curl: string | null
  readonly transcript: Transcript
}

/** The result of one check. */
export interface CheckResult {
  readonly id: string
  readonly level: Level
  readonly claim: string
  readonly because: readonly string[]
  readonly fix: string
  readonly verdict: Verdict
  /** Why it is skipped or inconclusive. */
  readonly reason: string | null
  /** Scenarios that were executed and judged. */
  readonly runs: number
  /** Attempts that were sent. */
  readonly deliveries: number
  readonly durationMs: number
  readonly findings: readonly Finding[]
  readonly counterexample: Counterexample | null
  readonly confirmed: Confirmation | null
  /** What this provider does then: retries, gives up, disables. */
  readonly consequence: string | null
  /** Facts that are assumed and on which the finding rests. */
  readonly assumptions: readonly string[]
  /** Seed and path that execute this counterexample again. */
  readonly replay: { readonly seed: number; readonly path: string; readonly command: string } | null
  /** Set when the known-failures file expects it to fail. */
  readonly knownFailure: boolean
}

/** The report's own word. */
export type Conformance = 'conformant' | 'partial' | 'not-conformant' | 'inconclusive'

/** A check that makes no sense for this provider, and why. */
export interface NotApplicable {
  readonly id: string
  readonly reason: string
}

/** What a run found out, in the order of the suites. */
export interface Report {
  readonly format: 'hookproof-report/1'
  readonly tool: { readonly name: 'hookproof'; readonly version: string }
  readonly provider: { readonly id: string; readonly name: string }
  readonly target: string
  readonly authentication: string
  readonly seed: number
  readonly runs: number
  readonly startedAt: string
  readonly durationMs: number
  readonly capabilities: readonly string[]
  readonly events: { readonly handled: readonly string[]; readonly notHandled: readonly string[] }
  readonly verdict: Conformance
  readonly counts: Readonly<Record<Verdict, number>>
  readonly checks: readonly CheckResult[]
  readonly notApplicable: readonly NotApplicable[]
  readonly staleKnownFailures: readonly string[]
  /** True when the run was cut short. */
  readonly interrupted: boolean
}

/** What the runner tells while it runs. */
export type Progress =
  | { readonly kind: 'preflight'; readonly message: string }
  | { readonly kind: 'selected'; readonly ids: readonly string[]; readonly notApplicable: number }
  | { readonly kind: 'started'; readonly id: string }
  | {
      readonly kind: 'advanced'
      readonly id: string
      readonly done: number
      readonly of: number
      readonly phase: 'explore' | 'shrink' | 'confirm'
    }
  | { readonly kind: 'finished'; readonly result: CheckResult }
