import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsEmptyCredential as check } from './rejects-empty-credential.ts'

testCheck(check, refusing, termsIn('bearer', 'basic', 'header'))

test('draws headers with nothing in them', () => {
  const templates = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ credential }) =>
      credential?.kind === 'set' ? credential.template : credential?.kind,
    )
  expect(templates('basic')).toContain('Basic {base64::}')
  expect(templates('bearer')).toContain('Bearer ')
  expect(new Set(templates('header'))).toEqual(new Set(['', '  ']))
})
