import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsCutCredential as check } from './rejects-cut-credential.ts'

testCheck(check, refusing, termsIn('bearer', 'basic', 'header'))

test('draws beginnings of the credential', () => {
  const templates = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ credential }) =>
      credential?.kind === 'set' ? credential.template : credential?.kind,
    )
  expect(templates('bearer').toSorted()).toEqual(['Bearer {token:first}', 'Bearer {token:half}'])
  expect(templates('header').toSorted()).toEqual(['{token:first}', '{token:half}'])
  for (const template of templates('basic'))
    expect(template).toMatch(/^Basic \{base64:\{username\}:\{password:/)
})
