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

/** Whether something that may be signed is not what it was; credentials in headers are not. */
function isChanged(stored: ReceivedRequest, request: ReceivedRequest): boolean {
  return stored.url !== request.url || !Buffer.from(stored.body).equals(request.body)
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
  return { ...stored, receivedAt, redacted: isChanged(stored, request) }
}
