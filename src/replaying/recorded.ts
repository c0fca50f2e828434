import type { CapturedDelivery } from '../captures/index.ts'
import type { Provider } from '../contracts/index.ts'

/** A delivery of a capture, and what it was recognised as. */
export interface Recorded {
  readonly delivery: CapturedDelivery
  /** `null` where nobody recognised it. */
  readonly provider: Provider | null
  /** `null` where the contract has no such event. */
  readonly event: string | null
}
