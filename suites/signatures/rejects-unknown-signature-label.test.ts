import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsUnknownSignatureLabel as check } from './rejects-unknown-signature-label.ts'

testCheck(check, refusing, termsIn('list', 'prefixed', 'dated'))

test('draws other labels of the same kind', () => {
  const labels = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ signature }) =>
      signature?.kind === 'relabel' ? signature.label : signature,
    )
  expect(new Set(labels('list'))).toEqual(new Set(['v0', 'v2', 'v9', 'v1a', 'bogus']))
  expect(new Set(labels('dated'))).toEqual(new Set(['v0', 'v2', 'v9', 'v1a', 'bogus']))
  expect(new Set(labels('prefixed'))).toEqual(new Set(['sha1', 'sha512', 'md5', 'bogus']))
})
