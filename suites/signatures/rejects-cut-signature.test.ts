import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsCutSignature as check } from './rejects-cut-signature.ts'

testCheck(check, refusing, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws cuts that leave other bytes, whatever the encoding', () => {
  const kept = (mode: keyof typeof modes): ReadonlySet<unknown> =>
    new Set(
      tamperingsOf(check, exampleTerms(modes[mode])).map(({ signature }) =>
        signature?.kind === 'cut' ? signature.keep : signature,
      ),
    )
  expect(kept('hex')).toEqual(new Set([1, 8, 32, -1]))
  expect(kept('prefixed')).toEqual(new Set([0, 1, 8, 32, -1]))
  // One character less would only be padding less.
  expect(kept('list')).toEqual(new Set([0, 1, 8, 21, -4]))
  expect(kept('several')).toEqual(new Set([1, 8, 13, -4]))
})
