import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { neverErring, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { answersMalformedSignaturesWithout5xx as check } from './answers-malformed-signatures-without-5xx.ts'

testCheck(check, neverErring, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws absent signatures, and header values in the form of the scheme and in others', () => {
  const values = tamperingsOf(check, exampleTerms(modes.prefixed), 200).map(({ signature }) =>
    signature?.kind === 'set' ? signature.value : signature?.kind,
  )
  expect(values).toEqual(
    expect.arrayContaining(['remove', '', 'sha256=', `sha256=${'z'.repeat(64)}`, ',', 'v1,a,b']),
  )
})
