import type { Provider } from '../contracts/index.ts'
import type { Credentials, Level, Progress, Suite } from '../model/index.ts'
import type { Source, Target } from '../probe/index.ts'
import type { EndpointPlace } from './open-endpoints.ts'

/** Everything that a run is told. */
export interface RunSettings {
  readonly provider: Provider
  readonly suites: readonly Suite[]
  readonly target: Target
  /** Id of an authentication mode of the contract; the first one when absent. */
  readonly auth?: string
  readonly credentials: Credentials
  readonly effects?: Source
  readonly state?: Source
  /** Where the receiver finds what it calls; every call is an effect, and may be held or fail. */
  readonly downstream?: EndpointPlace
  /** Where the receiver finds the provider's API. */
  readonly providerApi?: EndpointPlace
  /** What the receiver has to show there; anything will do when absent. */
  readonly providerApiKey?: string
  /** Starts the receiver, so that it can be ended and started again; `none`: nobody wants that. */
  readonly start?: { readonly command: string; readonly readyUrl?: string } | 'none'
  /** Event types that the receiver handles; discovered when absent. */
  readonly events?: readonly string[]
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Checks of this level and above; all when absent. */
  readonly level?: Level
  /** Scenarios per check. */
  readonly runs: number
  /** Chosen at random when absent. */
  readonly seed?: number
  /** Executes just this counterexample; needs a seed and exactly one check. */
  readonly path?: string
  /** Scenarios executed at the same time. */
  readonly workers: number
  /** Per check; what is not finished by then is inconclusive. */
  readonly timeLimitSeconds?: number
  /** How long to wait for effects before calling them missing. */
  readonly settleMs: number
  /** Executions that shrinking a failure may take, at most; 60 when absent. */
  readonly shrinks?: number
  /** Patterns of checks that are expected to fail. */
  readonly knownFailures?: readonly string[]
  /** Extra headers on every delivery. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly replayCommand?: (id: string, seed: number, path: string) => string
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}
