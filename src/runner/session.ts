import type { Provider } from '../contracts/index.ts'
import type { DeliveryLog, Stage } from '../endpoints/index.ts'
import type { Endpoint, Minter, Registry } from '../minting/index.ts'
import type { OfferedEvent, ReceiverKnowledge, Terms } from '../model/index.ts'
import type { ReceiverProcess, Transport } from '../probe/index.ts'
import type { Clock } from './clock.ts'
import type { Limiter } from './limiter.ts'
import type { Observer } from './observer.ts'
import type { Pace } from './pace.ts'

/** What is open while a run lasts: the way to the receiver, the identities, the clock. */
export interface Session {
  readonly provider: Provider
  readonly endpoint: Endpoint
  readonly transport: Transport
  /** Where what the receiver calls is played; absent where nobody listens. */
  readonly stage: Stage | undefined
  /** What the provider tells of its deliveries; absent where nobody asks. */
  readonly deliveries: DeliveryLog | undefined
  /** The receiver's process, where it is ours to end and to start. */
  readonly process: ReceiverProcess | undefined
  readonly observer: Observer
  readonly minter: Minter
  readonly registry: Registry
  readonly clock: Clock
  readonly limiter: Limiter
  readonly pace: Pace
  /** After this time the provider gives an attempt up, in milliseconds. */
  readonly deadlineMs: number
  readonly offered: (type: string) => OfferedEvent
  readonly redact: (text: string) => string
  /**
   * The same for answers, where the mark counts against the receiver: without secrets so short that they are words,
   * because "invalid token" reveals nothing when the secret is `token`.
   */
  readonly redactAnswer: (text: string) => string
  readonly signal: AbortSignal
  readonly nextWorld: () => number
}

/** A session that knows its receiver: what checks run in. */
export interface KnownSession extends Session {
  readonly terms: Terms
  readonly receiver: ReceiverKnowledge
}
