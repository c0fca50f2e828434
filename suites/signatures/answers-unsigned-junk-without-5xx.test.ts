import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { neverErring, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { answersUnsignedJunkWithout5xx as check } from './answers-unsigned-junk-without-5xx.ts'

testCheck(check, neverErring, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws bodies that are no events, without a genuine signature', () => {
  const tamperings = tamperingsOf(check)
  expect(tamperings.length).toBeGreaterThan(15)
  for (const { body, signature } of tamperings) {
    expect(['set', 'bytes']).toContain(body?.kind)
    expect(['remove', 'bad']).toContain(signature?.kind)
  }
})
