import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsExtendedSignature as check } from './rejects-extended-signature.ts'

testCheck(check, refusing, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws text on either side of the genuine signature', () => {
  const tamperings = tamperingsOf(check)
  expect(tamperings).toHaveLength(5)
  for (const { signature } of tamperings) expect(signature?.kind).toBe('wrap')
})
