import fc from 'fast-check'
import type { Trial } from '../../src/arbitraries/index.ts'
import type { Tampering, Terms } from '../../src/model/index.ts'

/** A delivery that says everything right, but for its signature or credential. */
export function plainForgery({ mode }: Terms): fc.Arbitrary<Trial> {
  const tamperings: readonly Tampering[] =
    mode.kind === 'signature'
      ? [
          { name: 'signed with a wrong secret', signature: { kind: 'bad' } },
          { name: 'without its signature', signature: { kind: 'remove' } },
        ]
      : [{ name: 'without its credential', credential: { kind: 'remove' } }]
  return fc.constantFrom(...tamperings).map((tampering) => ({ nature: 'forged', tampering }))
}
