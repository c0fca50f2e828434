import type { Finding, SignatureQuestion } from '../../captures/index.ts'
import type { Provider } from '../../contracts/index.ts'
import { UsageError } from '../../model/index.ts'
import { redactions } from '../../signing/index.ts'
import { chooseSignature, type SignatureFlags } from './choose-signature.ts'
import { redactFinding } from './redact.ts'

/** How deliveries are to be authenticated. */
export interface AskedSignatures {
  readonly signature: (provider: Provider) => SignatureQuestion | null
  /** A finding without the secrets of the provider whose deliveries they turned out to be. */
  readonly hide: (finding: Finding) => Finding
  readonly secrets: () => readonly string[]
  /** Whose deliveries they turned out to be, as soon as one was recognised that takes the credentials. */
  readonly chosen: () => ChosenSignature | undefined
}

/** The provider that the credentials belong to. */
export interface ChosenSignature {
  readonly provider: Provider
  readonly question: SignatureQuestion
}

/**
 * Lets the credentials be asked of all deliveries; undefined when there are none for them. Where the provider is
 * recognised, they belong to the first one that takes them.
 *
 * @throws UsageError when no way to authenticate takes them, at once or as soon as the provider is known.
 */
export function askSignatures(
  providers: readonly Provider[],
  flags: SignatureFlags,
): AskedSignatures | undefined {
  const { credentials, auth } = flags
  if (Object.keys(credentials).length === 0 && auth === undefined) return undefined
  let chosen: ChosenSignature | undefined
  let secrets: readonly string[] = []
  let hide = (finding: Finding): Finding => finding
  const choose = (provider: Provider): SignatureQuestion | null => {
    const question = chooseSignature(provider, flags)
    if (question === null) return null
    chosen = { provider, question }
    secrets = redactions(question.mode, credentials)
    hide = redactFinding(secrets)
    return question
  }
  const [only] = providers
  if (only !== undefined && providers.length === 1 && choose(only) === null) return undefined
  return {
    signature: (provider) => {
      if (chosen === undefined) return choose(provider)
      if (chosen.provider === provider) return chosen.question
      if (flags.isAmbient && chooseSignature(provider, flags) === null) return null
      throw severalProviders([chosen.provider, provider].map(({ contract }) => contract.id))
    },
    hide: (finding) => hide(finding),
    secrets: () => secrets,
    chosen: () => chosen,
  }
}

/** One credential cannot belong to them all. */
function severalProviders(ids: readonly string[]): UsageError {
  return new UsageError(
    'several-providers',
    `Cannot verify with one credential: the deliveries are from ${ids.toSorted().join(', ')}.`,
    'Say whose it is with --provider <id|folder>.',
  )
}
