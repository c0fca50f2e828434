import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { answeringAlways, refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { survivesMalformedCredentials as check } from './survives-malformed-credentials.ts'

testCheck(
  check,
  { ...refusing, fails: { ...refusing.fails, ...answeringAlways.fails } },
  termsIn('bearer', 'basic', 'header'),
)

test('draws values that are no credential, and none that is empty', () => {
  const tamperings = tamperingsOf(check, exampleTerms(modes.basic), 200)
  expect(tamperings.length).toBeGreaterThan(10)
  for (const { credential } of tamperings) {
    expect(credential?.kind === 'set' && credential.template.trim() !== '').toBe(true)
  }
})
