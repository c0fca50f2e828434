import type { Trial } from '../../src/arbitraries/index.ts'
import type { Tampering, Terms } from '../../src/model/index.ts'

const bodies: readonly Tampering[] = [
  { name: 'body {bad', body: { kind: 'set', text: '{bad' } },
  { name: 'body null', body: { kind: 'set', text: 'null' } },
  { name: 'empty body', body: { kind: 'set', text: '' } },
]

/** What makes receivers talk: wrong, missing and malformed proofs, and bodies that are no JSON. */
export function hostileTrials({ mode }: Terms): readonly Trial[] {
  return [...bodies, ...proofs(mode.kind)].map((tampering) => ({ nature: 'odd', tampering }))
}

function proofs(kind: Terms['mode']['kind']): readonly Tampering[] {
  switch (kind) {
    case 'none':
      return []
    case 'signature':
      return [
        { name: 'signed with another secret', signature: { kind: 'bad' } },
        { name: 'no signature header', signature: { kind: 'remove' } },
        { name: 'only the first character of the signature', signature: { kind: 'cut', keep: 1 } },
        { name: 'signature header "x"', signature: { kind: 'set', value: 'x' } },
        {
          name: 'unsigned body {bad',
          signature: { kind: 'remove' },
          body: { kind: 'set', text: '{bad' },
        },
      ]
    default:
      return [
        { name: 'no credential', credential: { kind: 'remove' } },
        { name: 'credential "x"', credential: { kind: 'set', template: 'x' } },
        { name: 'credential "Basic !!!"', credential: { kind: 'set', template: 'Basic !!!' } },
        { name: 'credential "Bearer wrong"', credential: { kind: 'set', template: 'Bearer wrong' } },
      ]
  }
}
