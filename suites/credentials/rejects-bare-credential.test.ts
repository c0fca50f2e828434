import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsBareCredential as check } from './rejects-bare-credential.ts'

testCheck(check, refusing, termsIn('bearer', 'basic'))

test('draws the right credential without its scheme and under others', () => {
  const templates = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ credential }) =>
      credential?.kind === 'set' ? credential.template : credential?.kind,
    )
  expect(new Set(templates('bearer'))).toEqual(new Set(['{token}', 'Basic {token}', 'Token {token}']))
  expect(templates('basic')).toContain('{base64:{username}:{password}}')
})
