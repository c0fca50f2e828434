/** What a receiver calls: a service of its own, or the API of its provider. */
export type EndpointKind = 'downstream' | 'provider-api'

/**
 * What befalls a call. `status`, `text` and `reset` mean that it was not carried out; `hold`: it is answered once nothing
 * more happens; `hang`: it is not answered while anybody waits for it.
 */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  /** Answered 200 with this text. */
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'hang' }
  /** The API answers with another object than the one asked for, or with the right one, but with other values. */
  | { readonly kind: 'other-object' | 'other-values' }

/** How the calls about one entity fare, for a while. */
export interface FaultPlan {
  readonly endpoint: EndpointKind
  readonly entity: number
  readonly fault: Fault
  /** So many calls, the first ones; all of them when absent. */
  readonly calls?: number
  /** So many calls are well before the first of these; 0 when absent. */
  readonly after?: number
  /** Index of the first moment that it concerns; 0 when absent. */
  readonly from?: number
  /** Index of the last moment that it concerns; when absent, that of the last one planned. Later all is well. */
  readonly through?: number
}

/** One call that a receiver made about an entity of the history. */
export interface CallRecord {
  readonly endpoint: EndpointKind
  readonly entity: number
  readonly method: string
  /** Without what was minted. */
  readonly path: string
  /** What befell it; null when all was well. */
  readonly fault: Fault | null
  /** Index of the moment in which it came. */
  readonly moment: number
  /** Milliseconds since the execution began. */
  readonly startedMs: number
}
