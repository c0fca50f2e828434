import type { AuthenticationMode, Contract, EventFamily, EventType } from './contract.ts'
import type { EndpointKind } from './fault.ts'
import type { JsonObject } from './json.ts'

/** An event type together with its family: what scenarios draw from. */
export interface OfferedEvent {
  readonly family: EventFamily
  readonly event: EventType
}

/**
 * The contract as it applies to one receiver: the authentication mode that its endpoint has, and the events
 * that it handles. This is what a scenario may depend on.
 */
export interface Terms {
  readonly contract: Contract
  readonly mode: AuthenticationMode
  /** What the receiver handles; never empty. */
  readonly events: readonly OfferedEvent[]
  /** Self-contained payload schemas by event type: every `$ref` resolves inside its own schema. */
  readonly schemas: Readonly<Record<string, JsonObject>>
  /** How many calls each event type makes the receiver make, by what it calls; absent where nobody listens. */
  readonly calls?: Readonly<Partial<Record<EndpointKind, Readonly<Record<string, number>>>>>
}
