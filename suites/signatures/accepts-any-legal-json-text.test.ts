import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { accepting, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { acceptsAnyLegalJsonText as check } from './accepts-any-legal-json-text.ts'

testCheck(check, accepting, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws other texts of genuine payloads, with numbers as they are', () => {
  const texts = trialsOf(check).map(({ text }) => text)
  const used = new Set(texts.flatMap((text) => Object.keys(text ?? {})))
  expect(used).toEqual(new Set(['indent', 'keyOrder', 'escapeNonAscii', 'escapeSlashes']))
})
