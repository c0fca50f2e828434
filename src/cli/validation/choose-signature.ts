import type { SignatureQuestion } from '../../captures/index.ts'
import type { Provider } from '../../contracts/index.ts'
import { type AuthenticationMode, type Credentials, UsageError } from '../../model/index.ts'
import { requireCredentials } from '../../signing/index.ts'

/** What the user said about how deliveries are authenticated. */
export interface SignatureFlags {
  readonly credentials: Credentials
  readonly auth?: string
  readonly publicUrl?: string
  /** Whether no flag says anything: what is set in the environment may be meant for other commands. */
  readonly isAmbient: boolean
}

/**
 * The mode that the credentials are for: the one asked for, or the provider's first that can use them. `null` where there
 * is nothing to verify: the mode asked for has no credential, or no mode takes what happens to be set.
 */
export function chooseSignature(
  { contract }: Provider,
  { credentials, auth: wanted, publicUrl, isAmbient }: SignatureFlags,
): SignatureQuestion | null {
  const modes = contract.authentication
  const taking = modes.filter((one) => (wanted === undefined ? takes(one, credentials) : one.id === wanted))
  const mode = taking.find((one) => canUse(one, credentials)) ?? taking[0]
  if (mode === undefined) {
    if (wanted === undefined && isAmbient) return null
    const problem =
      wanted === undefined
        ? 'none of its ways to authenticate takes what was given'
        : `it has no way to authenticate that is called "${wanted}"`
    const hint = modes.every(({ kind }) => kind === 'none')
      ? 'It authenticates its deliveries by nothing: leave the credential out.'
      : `It has ${modes.map(({ id, kind }) => `${id} (${flagsOf[kind]})`).join(', ')}.`
    throw new UsageError(
      'unknown-authentication',
      `Cannot verify deliveries of ${contract.id}: ${problem}.`,
      hint,
    )
  }
  if (mode.kind === 'none') return null
  requireCredentials(mode, credentials, 'verify')
  return { mode, credentials, ...(publicUrl === undefined ? {} : { publicUrl }) }
}

/** A key pair's public key is no shared secret, though both are given as one. */
function canUse(mode: AuthenticationMode, credentials: Credentials): boolean {
  try {
    requireCredentials(mode, credentials, 'verify')
    return true
  } catch {
    return false
  }
}

const flagsOf: Readonly<Record<AuthenticationMode['kind'], string>> = {
  signature: '--secret',
  basic: '--username and --password',
  bearer: '--token',
  header: '--header-name and --header-value',
  none: 'nothing',
}

function takes({ kind }: AuthenticationMode, credentials: Credentials): boolean {
  switch (kind) {
    case 'signature':
      return credentials.secret !== undefined
    case 'basic':
      return credentials.username !== undefined
    case 'bearer':
      return credentials.token !== undefined
    case 'header':
      return credentials.headerValue !== undefined
    case 'none':
      return false
  }
}
