import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { accepting, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { acceptsSchemeInAnyCase as check } from './accepts-scheme-in-any-case.ts'

testCheck(check, accepting, termsIn('bearer', 'basic'))

test('draws the scheme in small letters and in capitals', () => {
  const templates = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ credential }) =>
      credential?.kind === 'set' ? credential.template : credential?.kind,
    )
  expect(new Set(templates('bearer'))).toEqual(new Set(['bearer {token}', 'BEARER {token}']))
  for (const template of templates('basic')) expect(template).toMatch(/^(basic|BASIC) \{base64:/)
})
