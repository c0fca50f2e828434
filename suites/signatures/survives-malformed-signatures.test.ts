import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { answeringAlways, refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { survivesMalformedSignatures as check } from './survives-malformed-signatures.ts'

testCheck(
  check,
  { ...refusing, fails: { ...refusing.fails, ...answeringAlways.fails } },
  termsIn('list', 'hex', 'prefixed', 'dated', 'several'),
)

test('draws header values in the form of the scheme and in others, and none that is absent', () => {
  const values = tamperingsOf(check, exampleTerms(modes.dated), 200).map(({ signature }) =>
    signature?.kind === 'set' ? signature.value : signature,
  )
  expect(values).toEqual(expect.arrayContaining(['t=1,v1=', 't=1,v1=x', 'sha256=', ',']))
  for (const value of values) expect(String(value).trim()).not.toBe('')
})
