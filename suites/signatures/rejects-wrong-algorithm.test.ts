import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsWrongAlgorithm as check } from './rejects-wrong-algorithm.ts'

testCheck(check, refusing, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws no algorithm that the provider uses, and labels it where labels name hashes', () => {
  const drawn = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ signing, signature }) => [
      signing?.algorithm,
      signature?.kind === 'relabel' ? signature.label : null,
    ])
  expect(drawn('several')).toHaveLength(6)
  expect(drawn('hex')).toContainEqual(['hmac-sha1', 'sha1'])
  expect(drawn('several')).not.toContainEqual(['hmac-sha1', null])
  expect(drawn('several')).not.toContainEqual(['hmac-sha256', null])
  expect(drawn('list')).toContainEqual(['hmac-sha512', null])
  expect(drawn('prefixed')).toContainEqual(['hmac-sha1', 'sha1'])
  expect(drawn('prefixed')).toContainEqual(['sha256', null])
})
