import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsMissingCredential as check } from './rejects-missing-credential.ts'

testCheck(check, refusing, termsIn('bearer', 'basic', 'header'))

test('draws the removal of the credential', () => {
  expect(tamperingsOf(check, exampleTerms(modes.bearer)).map(({ credential }) => credential)).toEqual([
    { kind: 'remove' },
  ])
})
