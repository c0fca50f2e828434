import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { neverErring, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { answersMalformedCredentialsWithout5xx as check } from './answers-malformed-credentials-without-5xx.ts'

testCheck(check, neverErring, termsIn('bearer', 'basic', 'header'))

test('draws absent credentials, and values that are no credential', () => {
  const templates = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ credential }) =>
      credential?.kind === 'set' ? credential.template : credential?.kind,
    )
  expect(templates('basic')).toEqual(
    expect.arrayContaining(['remove', '', 'Basic', 'Basic !!!', 'Basic YWJj']),
  )
})
