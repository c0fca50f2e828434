import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsWrongCredential as check } from './rejects-wrong-credential.ts'

testCheck(check, refusing, termsIn('bearer', 'basic', 'header'))

test('draws other credentials of the same form', () => {
  const templates = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ credential }) =>
      credential?.kind === 'set' ? credential.template : credential?.kind,
    )
  expect(templates('basic')).toContain('Basic {base64:{username}:hookproof-wrong}')
  expect(templates('bearer')).toContain('Bearer {token}x')
  expect(templates('header')).toContain('hookproof-wrong')
})
