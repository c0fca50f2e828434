import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsOtherLetterCase as check } from './rejects-other-letter-case.ts'

testCheck(check, refusing, termsIn('bearer', 'basic', 'header'))

test('draws the secret part in the other letter case', () => {
  const templates = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ credential }) =>
      credential?.kind === 'set' ? credential.template : credential?.kind,
    )
  expect(templates('basic')).toEqual(['Basic {base64:{username}:{password:swapcase}}'])
  expect(templates('bearer')).toEqual(['Bearer {token:swapcase}'])
  expect(templates('header')).toEqual(['{token:swapcase}'])
})
