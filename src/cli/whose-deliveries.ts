import type { SignatureQuestion, ValidationQuestion } from '../captures/index.ts'
import { listProviders, loadProvider } from '../contracts/index.ts'
import { type Credentials, UsageError } from '../model/index.ts'
import { redactions } from '../signing/index.ts'
import { type CredentialFlags, credentialsOf, secretsOf } from './credential-options.ts'
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

/** Reads that from flags and environment, and hides every secret from then on. */
export async function whoseDeliveries(flags: CredentialFlags, shell: Shell): Promise<WhoseDeliveries> {
  const credentials = credentialsOf(flags, shell.environment)
  shell.hide(secretsOf(credentials))
  const isGiven = Object.keys(credentials).length > 0 || flags.auth !== undefined
  if (isGiven && flags.provider === undefined) {
    throw new UsageError(
      'missing-provider',
      'Cannot use a credential: nobody knows whose it is.',
      'Add --provider <id|folder>.',
    )
  }
  const ids = flags.provider === undefined ? await listProviders() : [flags.provider]
  const providers = await Promise.all(ids.map((id) => loadProvider(id)))
  const [provider] = providers
  if (!isGiven || provider === undefined) {
    return { question: { providers }, signature: null, credentials, secrets: [] }
  }
  const signature = {
    ...chooseSignature(provider, credentials, flags.auth),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl }),
  }
  const secrets = [...secretsOf(credentials), ...redactions(signature.mode, credentials)]
  shell.hide(secrets)
  return { question: { providers, signature: () => signature }, signature, credentials, secrets }
}
