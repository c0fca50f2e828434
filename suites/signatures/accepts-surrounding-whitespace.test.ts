import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { accepting, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { acceptsSurroundingWhitespace as check } from './accepts-surrounding-whitespace.ts'

testCheck(check, accepting, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws white space around the body, and nothing else', () => {
  for (const { text } of trialsOf(check)) expect(`${text?.before ?? ''}${text?.after ?? ''}`).toMatch(/^\s+$/)
})
