import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsLoneLegacySignature as check } from './rejects-lone-legacy-signature.ts'

testCheck(check, refusing, termsIn('several'))

test('draws the legacy signature alone', () => {
  expect(tamperingsOf(check, exampleTerms(modes.several)).map(({ signature }) => signature)).toEqual([
    { kind: 'spoil', standing: 'preferred', how: 'remove' },
  ])
})
