import { type AuthenticationMode, type Contract, type SignatureRule, UsageError } from '../../model/index.ts'
import { carriesTimestamp, readRule } from '../../signing/signature-rule.ts'
import { literal, memberName, quoted } from './literal.ts'
import { signedParts } from './signed-parts.ts'

const algorithms: Readonly<Partial<Record<SignatureRule['algorithm'], string>>> = {
  'hmac-sha1': "hmac('SHA-1')",
  'hmac-sha256': "hmac('SHA-256')",
  'hmac-sha384': "hmac('SHA-384')",
  'hmac-sha512': "hmac('SHA-512')",
  ed25519: 'ed25519',
  sha256: 'plainSha256',
  'ecdsa-p256-sha256': 'ecdsaP256',
  'rsa-pkcs1-sha256': 'rsaPkcs1',
}

/** The modes in which deliveries can be verified, as code, one line for each; the default one first. */
export function modesCode(contract: Contract): readonly string[] {
  return verifiable(contract).map((mode) => `${memberName(mode.id)}: ${modeCode(mode, contract)},`)
}

/** The alternatives of what the credential may be, as types; the mode may be left out where it is the default. */
export function credentialTypes(contract: Contract): readonly string[] {
  return verifiable(contract).map(
    (mode, index) =>
      `({ readonly mode${index === 0 ? '?' : ''}: ${quoted(mode.id)} } & receiving.${credentialOf(mode)})`,
  )
}

function verifiable({ authentication }: Contract): readonly AuthenticationMode[] {
  return authentication.filter(({ kind }) => kind !== 'none')
}

function credentialOf(mode: AuthenticationMode): string {
  switch (mode.kind) {
    case 'signature':
      return 'SecretCredential'
    case 'basic':
      return 'BasicCredential'
    case 'bearer':
      return 'TokenCredential'
    case 'header':
      return mode.header === null ? 'HeaderCredential' : 'HeaderValueCredential'
    case 'none':
      return 'Unverified'
  }
}

function modeCode(mode: AuthenticationMode, contract: Contract): string {
  switch (mode.kind) {
    case 'signature':
      return signatureCode(mode.signatures, contract)
    case 'header':
      return `receiving.headerCredential(${literal(mode.header?.value ?? null)})`
    default:
      return `receiving.${mode.kind}()`
  }
}

/** The preferred signatures decide, where there are any: the provider sends the others for old receivers. */
function signatureCode(signatures: readonly SignatureRule[], contract: Contract): string {
  const preferred = signatures.filter(({ standing }) => standing === 'preferred')
  const rules = (preferred.length > 0 ? preferred : signatures).map((rule) => {
    const read = readRule(rule)
    const { decode, strip } = rule.key
    const { label: _, separator: __, ...entry } = read.shape
    return `{
        header: ${quoted(read.header.toLowerCase())},
        algorithm: receiving.${algorithmOf(rule)},
        encoding: receiving.${rule.encoding},
        entry: ${literal(entry)},
        key: ${literal({ decode, strip })},
        message: [${signedParts(rule.signed, contract).join(', ')}],
        carriesTimestamp: ${carriesTimestamp(read, contract)},
      }`
  })
  return `receiving.signed([${rules.join(', ')}])`
}

function algorithmOf({ algorithm }: SignatureRule): string {
  const known = algorithms[algorithm]
  if (known !== undefined) return known
  throw new UsageError(
    'unsupported-scheme',
    `No parser can verify "${algorithm}".`,
    `Known are ${Object.keys(algorithms).join(', ')}.`,
  )
}
