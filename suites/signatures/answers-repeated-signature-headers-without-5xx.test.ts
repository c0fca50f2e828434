import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { neverErring, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { answersRepeatedSignatureHeadersWithout5xx as check } from './answers-repeated-signature-headers-without-5xx.ts'

testCheck(check, neverErring, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws signature headers that come more than once', () => {
  for (const { tampering } of trialsOf(check)) {
    const values = tampering?.signature?.kind === 'repeat' ? tampering.signature.values : []
    expect(values.length).toBeGreaterThan(1)
  }
})
