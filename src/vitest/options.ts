import type { UserServer } from '../endpoints/index.ts'
import type { Credentials, Json, Level } from '../model/index.ts'
import type { Receiver } from './receiver.ts'

/** Shows what the receiver has done: a URL that answers records, or a function that returns them. */
export type Records = string | URL | ((entity?: string) => unknown)

/** What `conformance` is told, beside the credentials that the receiver is configured with. */
export interface ConformanceOptions extends Credentials {
  /** The receiver under test; `Receiver` says what it may be. */
  readonly receiver: Receiver
  /** Where deliveries go: `/` if absent, or what the URL says. */
  readonly path?: string
  /** Id of one of the provider's authentication modes; the first one if absent. */
  readonly auth?: string
  /**
   * The log of things done. A function with a parameter is asked for one entity at a time, by its id. Without effects
   * and state, every check that compares outcomes is skipped.
   */
  readonly effects?: Records
  /** What is true now, like `effects`. */
  readonly state?: Records
  /**
   * Base URL of what the receiver calls when it handles an event. Its calls are intercepted: each is an effect, and they
   * are made to wait and to fail. Where the receiver is a URL: the port of this machine at which it calls. `none` says
   * that it calls nobody.
   */
  readonly downstream?: string | URL | number
  /** Base URL, or port, of the provider's API, where the receiver fetches from it; `none` where it never does. */
  readonly providerApi?: string | URL | number
  /** The key that the receiver has for that API; not looked at if absent. */
  readonly providerApiKey?: string
  /** Your msw server, where one listens in this process: two of them silence each other. */
  readonly msw?: UserServer
  /** Event types that the receiver handles; found out if absent. */
  readonly events?: readonly string[]
  /** Asks only checks whose id matches one of these patterns. */
  readonly only?: readonly string[]
  /** Leaves out checks whose id matches one of these patterns. */
  readonly skip?: readonly string[]
  /** Asks only checks of this level and above; all if absent. */
  readonly level?: Level
  /** Fails also for recommendations (`should`); otherwise they are console warnings. */
  readonly strict?: boolean
  /** Scenarios per check; 25 if absent. */
  readonly runs?: number
  /** Draws the same scenarios every time; random if absent. The environment's `HOOKPROOF_SEED` comes first. */
  readonly seed?: number
  /** Patterns of checks that are expected to fail. One that passes then fails its test, so that the list is kept short. */
  readonly knownFailures?: readonly string[]
  /** Facts of the contract to read otherwise, by their JSON Pointer: `{ '/acknowledgement/deadlineMs': 3000 }`. */
  readonly assume?: Readonly<Record<string, Json>>
  /** Extra headers on every delivery. */
  readonly headers?: Readonly<Record<string, string>>
  /** How long to wait for slow effects, in milliseconds; 2000 if absent. */
  readonly settleMs?: number
  /** Per check; what is not finished by then is inconclusive. 60 if absent. */
  readonly timeLimitSeconds?: number
  /** Scenarios at the same time; 16 if absent. */
  readonly workers?: number
  /** Allows a URL beyond this machine: the deliveries are hostile by design. */
  readonly allowRemote?: boolean
}
