import type { SignatureQuestion } from '../../captures/index.ts'
import type { Provider } from '../../contracts/index.ts'
import { type AuthenticationMode, type Credentials, UsageError } from '../../model/index.ts'
import { requireCredentials } from '../../signing/index.ts'

/** What the user said about how deliveries are authenticated. */
export interface SignatureFlags {
  readonly credentials: Credentials
  readonly auth?: string
  readonly publicUrl?: string
}

/** The mode that the credentials are for: the one asked for, or the provider's first that takes them. */
export function chooseSignature(
  { contract }: Provider,
  { credentials, auth: wanted, publicUrl }: SignatureFlags,
): SignatureQuestion {
  const modes = contract.authentication
  const mode = modes.find((one) => (wanted === undefined ? takes(one, credentials) : one.id === wanted))
  if (mode === undefined) {
    const problem =
      wanted === undefined
        ? 'none of its ways to authenticate takes what was given'
        : `it has no way to authenticate that is called "${wanted}"`
    throw new UsageError(
      'unknown-authentication',
      `Cannot verify deliveries of ${contract.id}: ${problem}.`,
      `It has ${modes.map(({ id, kind }) => `${id} (${flagsOf[kind]})`).join(', ')}.`,
    )
  }
  requireCredentials(mode, credentials, 'verify')
  return { mode, credentials, ...(publicUrl === undefined ? {} : { publicUrl }) }
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
