import { UsageError } from '../../model/index.ts'
import { isCutOff, type Recorded, type Resigning } from '../../replaying/index.ts'
import { chooseMode } from '../../runner/index.ts'
import { requireCredentials } from '../../signing/index.ts'
import type { CredentialFlags } from '../credential-options.ts'
import type { WhoseDeliveries } from '../whose-deliveries.ts'

/**
 * How recorded deliveries are signed again.
 *
 * @throws UsageError where nobody knows whose they are or with what, or where a part of a body would be signed.
 */
export function resigningOf(
  recorded: readonly Recorded[],
  { question, signature, credentials }: WhoseDeliveries,
  { provider: named, auth, publicUrl }: CredentialFlags,
  shiftMs: number | null,
): Resigning {
  const [provider] = question.providers
  if (named === undefined || provider === undefined) {
    throw new UsageError(
      'missing-provider',
      'Cannot sign again: nobody knows how.',
      'Add --provider <id|folder>.',
    )
  }
  const cut = recorded.find(({ delivery }) => isCutOff(delivery))
  if (cut !== undefined) {
    const { file, entry } = cut.delivery.place
    throw new UsageError(
      'truncated-body',
      `Cannot sign entry ${entry} of ${file} again: only a part of its body was captured.`,
      'Take it out of the capture, or capture it again.',
    )
  }
  const { contract } = provider
  const mode = signature?.mode ?? chooseMode(contract, auth)
  requireCredentials(mode, credentials, 'sign')
  return { contract, mode, credentials, publicUrl, shiftMs }
}
