import type { RecordedDelivery } from './capture-line.ts'
import type { ReceivedRequest } from './received-request.ts'
import { hideCredentials } from './redaction/hide-credentials.ts'
import { redactRequest } from './redaction/redact-request.ts'
import type { Redactor } from './redaction/redactor.ts'
import type { SparedParts } from './redaction/spared.ts'

/** What is taken out of everything that is stored. */
export interface StoragePolicy {
  readonly secrets: readonly string[]
  /** Personal data stays where there is none. */
  readonly redactor: Redactor | null
}

/**
 * Whether something that was signed is not what it was, and nobody can see that any more. What was hidden of the URL
 * shows itself; what has a stand-in there does not, and matters only to schemes that sign the URL.
 */
function isChanged(
  stored: ReceivedRequest,
  bare: ReceivedRequest,
  request: ReceivedRequest,
  { signsUrl }: SparedParts,
): boolean {
  return !Buffer.from(stored.body).equals(request.body) || (signsUrl && stored.url !== bare.url)
}

/** A request as it may be stored: without credentials, and without personal data where that is wanted. */
export function forStorage(
  request: ReceivedRequest,
  receivedAt: string,
  { secrets, redactor }: StoragePolicy,
  spared: SparedParts,
): RecordedDelivery {
  const bare = hideCredentials(request, secrets, spared)
  const stored = redactor === null ? bare : redactRequest(bare, redactor, spared)
  return { ...stored, receivedAt, redacted: isChanged(stored, bare, request, spared) }
}
