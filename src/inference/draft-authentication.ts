import type { AuthenticationMode, Contract, Grounds, Location, SignatureRule } from '../model/index.ts'
import type { FoundCredential } from './authentication/find-credentials.ts'
import type { FoundSignature } from './authentication/find-signatures.ts'
import { testSecret } from './authentication/test-secret.ts'
import type { Sample } from './sample.ts'

/** What was found out about how deliveries are secured. */
export interface Evidence {
  readonly id: string
  readonly samples: readonly Sample[]
  readonly signatures: readonly FoundSignature[]
  readonly credentials: readonly FoundCredential[]
  /** Places in the body that look like signatures. */
  readonly inBodies: readonly Location[]
  readonly grounds: Grounds
}

/** The modes that deliveries were seen in, and the readings that had to be chosen for them. */
export function draftAuthentication(evidence: Evidence): Pick<Contract, 'authentication' | 'assumptions'> {
  const { samples, signatures, credentials, grounds } = evidence
  const known = signatures.filter(({ rule }) => rule !== null)
  const modes = [
    ...(known.length === 0 ? [] : [signatureMode(known, evidence)]),
    ...credentialModes(credentials),
  ]
  const bare = samples.filter(
    ({ headers }) => ![...signatures, ...credentials].some(({ header }) => headers.has(header.key)),
  )
  if (modes.length > 0) {
    const isOptional = known.length === 0 && bare.length > 0
    return {
      authentication: isOptional ? [...modes, open(bare.length, samples.length, grounds)] : modes,
      assumptions: [],
    }
  }
  const unknown = [...signatures.map(({ header }) => header.name), ...evidence.inBodies]
  if (unknown.length === 0) {
    return { authentication: [open(bare.length, samples.length, grounds)], assumptions: [] }
  }
  const names = unknown.join(' and ')
  return {
    authentication: [
      {
        id: 'none',
        kind: 'none',
        ...grounds,
        basis: 'assumed',
        note: `Not known: ${names} looks like a signature. Replace this mode by the right one.`,
      },
    ],
    assumptions: [
      {
        id: 'signature-not-known',
        says: 'Deliveries are treated as if they carried no signature.',
        because: `${names} looks like a signature, and no known scheme was found for it.`,
      },
    ],
  }
}

function signatureMode(
  found: readonly FoundSignature[],
  { id, samples, grounds }: Evidence,
): AuthenticationMode {
  const strongest = Math.max(...found.map(({ rule }) => strength(rule)))
  const rules = found
    .toSorted((a, b) => strength(b.rule) - strength(a.rule))
    .flatMap(({ rule, exact }): readonly SignatureRule[] =>
      rule === null
        ? []
        : [
            {
              ...rule,
              standing: strength(rule) === strongest ? 'preferred' : 'legacy',
              note: `Verifies in ${exact === 1 ? 'the one exact capture' : `all ${exact} exact captures`} that ${exact === 1 ? 'has' : 'have'} it.`,
            },
          ],
    )
  const unsigned = samples.filter(
    ({ headers }) => !found.some(({ header }) => headers.has(header.key)),
  ).length
  return {
    id: 'signature',
    kind: 'signature',
    signatures: rules,
    optional:
      unsigned === 0
        ? null
        : {
            value: true,
            ...grounds,
            note: `${unsigned} of ${samples.length} deliveries carry no signature.`,
          },
    testSecret: testSecret(id, (rules[0] as SignatureRule).key),
    ...grounds,
  }
}

function strength(rule: SignatureRule | null): number {
  return ['sha256', 'hmac-sha1', 'hmac-sha256', 'hmac-sha384', 'hmac-sha512'].indexOf(rule?.algorithm ?? '')
}

function credentialModes(found: readonly FoundCredential[]): readonly AuthenticationMode[] {
  const modes = found.toSorted((a, b) => b.header.values.length - a.header.values.length)
  return modes.map(({ mode, header, verified }, index) => {
    const count = header.values.length
    const note =
      verified === null
        ? `Seen in ${count === 1 ? 'one delivery' : `${count} deliveries`}; its value was not looked at.`
        : `The given credential is in ${verified} of ${count}.`
    const before = modes.slice(0, index).filter((one) => one.mode.id === mode.id).length
    return { ...mode, id: before === 0 ? mode.id : `${mode.id}-${before + 1}`, note }
  })
}

function open(bare: number, all: number, grounds: Grounds): AuthenticationMode {
  const note =
    bare === all
      ? 'No captured delivery carries a signature or a credential that could be recognised.'
      : `${bare} of ${all} deliveries carry neither signature nor credential.`
  return { id: 'none', kind: 'none', ...grounds, note }
}
