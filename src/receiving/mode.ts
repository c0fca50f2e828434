import type { AnyOptions } from './credentials.ts'
import type { AuthenticityError } from './delivery-error.ts'
import type { ReceivedRequest } from './delivery-request.ts'
import type { FreshnessRule } from './freshness.ts'

/** What verifying takes beside the request. */
export interface Verifying {
  readonly options: AnyOptions
  /** The provider's name, for errors. */
  readonly provider: string
  readonly freshness: FreshnessRule | null
  readonly nowSeconds: number
}

/** One way in which an endpoint recognises its provider. */
export interface ModeDefinition {
  /**
   * `null` where the request shows that the provider sent it.
   * @throws TypeError where a credential is missing or malformed.
   */
  readonly verify: (request: ReceivedRequest, verifying: Verifying) => Promise<AuthenticityError | null>
  /** Whether it verifies when the delivery was sent, too. */
  readonly judgesFreshness?: true
  /** The header that holds the credential itself, by its name in any letter case: it is not handed on. */
  readonly credentialHeader?: (options: AnyOptions) => string
}
