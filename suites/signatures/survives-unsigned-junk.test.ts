import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { answeringAlways, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { survivesUnsignedJunk as check } from './survives-unsigned-junk.ts'

testCheck(check, answeringAlways, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws bodies that are no events, without a genuine signature', () => {
  const tamperings = tamperingsOf(check)
  expect(tamperings.length).toBeGreaterThan(15)
  for (const { body, signature } of tamperings) {
    expect(['set', 'bytes']).toContain(body?.kind)
    expect(['remove', 'bad']).toContain(signature?.kind)
  }
})
