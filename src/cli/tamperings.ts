import { didYouMean } from '../config/nearest.ts'
import { type AuthenticationMode, type Tampering, UsageError } from '../model/index.ts'

type Kind = AuthenticationMode['kind']

interface NamedTampering {
  readonly id: string
  /** The kinds of authentication under which it is a change at all. */
  readonly kinds: readonly Kind[]
  readonly tampering: Tampering | ((kind: Kind) => Tampering)
}

const credentials: readonly Kind[] = ['basic', 'bearer', 'header']
const all: readonly Kind[] = ['signature', ...credentials, 'none']
const hour = 3_600

/** What `hookproof send --tamper` can do; the suites know many more. */
export const namedTamperings: readonly NamedTampering[] = [
  {
    id: 'body-space',
    kinds: all,
    tampering: { name: 'body followed by one space', body: { kind: 'append', text: ' ' } },
  },
  {
    id: 'body-altered',
    kinds: all,
    tampering: { name: 'one letter of the body changed', body: { kind: 'alter' } },
  },
  {
    id: 'body-indented',
    kinds: all,
    tampering: { name: 'body written again, indented', body: { kind: 'rewrite', text: { indent: 2 } } },
  },
  {
    id: 'no-signature',
    kinds: ['signature'],
    tampering: { name: 'no signature', signature: { kind: 'remove' } },
  },
  {
    id: 'wrong-secret',
    kinds: ['signature'],
    tampering: { name: 'signed with another secret', signature: { kind: 'bad' } },
  },
  {
    id: 'zero-signature',
    kinds: ['signature'],
    tampering: { name: 'signature of zeros', signature: { kind: 'zeros' } },
  },
  {
    id: 'cut-signature',
    kinds: ['signature'],
    tampering: { name: 'signature cut after 8 characters', signature: { kind: 'cut', keep: 8 } },
  },
  {
    id: 'stale',
    kinds: ['signature'],
    tampering: { name: 'sent and signed an hour ago', signing: { clockSeconds: -hour } },
  },
  {
    id: 'future',
    kinds: ['signature'],
    tampering: { name: 'sent and signed in an hour', signing: { clockSeconds: hour } },
  },
  {
    id: 'no-credential',
    kinds: credentials,
    tampering: { name: 'no credential', credential: { kind: 'remove' } },
  },
  {
    id: 'wrong-credential',
    kinds: credentials,
    tampering: (kind) => ({
      name: 'another credential',
      credential: { kind: 'set', template: wrongCredential(kind) },
    }),
  },
]

function wrongCredential(kind: Kind): string {
  if (kind === 'basic') return 'Basic {base64:hookproof:wrong}'
  return kind === 'bearer' ? 'Bearer hookproof-wrong' : 'hookproof-wrong'
}

/** The tampering of this name, under this authentication. */
export function namedTampering(id: string, { id: mode, kind }: AuthenticationMode): Tampering {
  const fitting = namedTamperings.filter(({ kinds }) => kinds.includes(kind))
  const found = fitting.find((one) => one.id === id)
  if (found !== undefined)
    return typeof found.tampering === 'function' ? found.tampering(kind) : found.tampering
  const ids = fitting.map((one) => one.id)
  const known = namedTamperings.some((one) => one.id === id)
  throw new UsageError(
    'unknown-tampering',
    `Cannot tamper with "${id}": ${known ? `it changes nothing under --auth ${mode}` : 'there is no such tampering'}.`,
    known
      ? `Choose one of ${ids.join(', ')}.`
      : didYouMean(id, ids, 'Run `hookproof send --help` to see all.'),
  )
}
