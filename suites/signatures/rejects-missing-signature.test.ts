import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsMissingSignature as check } from './rejects-missing-signature.ts'

testCheck(check, refusing, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws signature headers that are absent, empty or blank', () => {
  expect(tamperingsOf(check).map(({ signature }) => signature)).toEqual(
    expect.arrayContaining([{ kind: 'remove' }, { kind: 'set', value: '' }, { kind: 'set', value: '  ' }]),
  )
})
