import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsWrongSecret as check } from './rejects-wrong-secret.ts'

testCheck(check, refusing, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws signatures of another secret and of zeros', () => {
  expect(new Set(tamperingsOf(check).map(({ signature }) => signature?.kind))).toEqual(
    new Set(['bad', 'zeros']),
  )
})
