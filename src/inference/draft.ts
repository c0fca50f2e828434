import type { Contract, Json } from '../model/index.ts'
import type { FoundCredential } from './authentication/find-credentials.ts'
import type { FoundSignature } from './authentication/find-signatures.ts'
import type { LeftOut } from './sample.ts'

/** A provider's folder, drafted, and what it was drafted from. */
export interface Draft {
  readonly contract: Contract
  /** Every file by its path inside the folder, `contract.json` first. */
  readonly files: ReadonlyMap<string, Json>
  /** So many deliveries it was made from. */
  readonly learnedFrom: number
  readonly leftOut: readonly LeftOut[]
  /** So many deliveries of each event type. */
  readonly seen: ReadonlyMap<string, number>
  readonly signatures: readonly FoundSignature[]
  readonly credentials: readonly FoundCredential[]
  /** What somebody should look at, as whole sentences. */
  readonly doubts: readonly string[]
}
