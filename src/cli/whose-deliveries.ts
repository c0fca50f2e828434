import type { SignatureQuestion, ValidationQuestion } from '../captures/index.ts'
import { listProviders, loadProvider } from '../contracts/index.ts'
import { type Credentials, UsageError } from '../model/index.ts'
import { redactions } from '../signing/index.ts'
import {
  type CredentialFlags,
  credentialsOf,
  hasCredentialFlag,
  secretsOf,
  variablesOf,
} from './credential-options.ts'
import type { Shell } from './shell.ts'
import { chooseSignature } from './validation/choose-signature.ts'

/** Whose deliveries are expected, and how they are verified. */
export interface WhoseDeliveries {
  readonly question: ValidationQuestion
  /** `null` where no credential is given: then signatures are not looked at. */
  readonly signature: SignatureQuestion | null
  readonly credentials: Credentials
  /** Texts that no output may hold, and no recording. */
  readonly secrets: readonly string[]
}

/**
 * Reads that from flags and environment, and hides every secret from then on. Variables may be there for other commands:
 * where nobody says whose they are, they are not used, and that is said.
 *
 * @throws UsageError when a flag gives a credential, and nobody knows whose it is.
 */
export async function whoseDeliveries(flags: CredentialFlags, shell: Shell): Promise<WhoseDeliveries> {
  const credentials = credentialsOf(flags, shell.environment)
  shell.hide(secretsOf(credentials))
  const isGiven = Object.keys(credentials).length > 0 || flags.auth !== undefined
  if (hasCredentialFlag(flags) && flags.provider === undefined) {
    throw new UsageError(
      'missing-provider',
      'Cannot use a credential: nobody knows whose it is.',
      'Add --provider <id|folder>.',
    )
  }
  const unused = flags.provider === undefined ? variablesOf(flags, shell.environment) : []
  if (unused.length > 0) {
    const are = unused.length === 1 ? 'is not used: say whose it is' : 'are not used: say whose they are'
    shell.stderr.write(`hookproof: ${unused.join(', ')} ${are} with --provider.\n`)
  }
  const ids = flags.provider === undefined ? await listProviders() : [flags.provider]
  const providers = await Promise.all(ids.map((id) => loadProvider(id)))
  const [provider] = providers
  if (!isGiven || flags.provider === undefined || provider === undefined) {
    // Unused secrets are secrets all the same: no recording may hold them.
    return { question: { providers }, signature: null, credentials, secrets: secretsOf(credentials) }
  }
  const signature = chooseSignature(provider, { ...flags, credentials, isAmbient: !hasCredentialFlag(flags) })
  const derived = signature === null ? [] : redactions(signature.mode, credentials)
  const secrets = [...secretsOf(credentials), ...derived]
  shell.hide(secrets)
  return { question: { providers, signature: () => signature }, signature, credentials, secrets }
}
