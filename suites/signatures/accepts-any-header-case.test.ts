import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { accepting, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { acceptsAnyHeaderCase as check } from './accepts-any-header-case.ts'

testCheck(
  check,
  accepting,
  termsIn('list', 'hex', 'prefixed', 'dated', 'several', 'basic', 'bearer', 'header'),
)

test('draws three ways to write header names', () => {
  expect(new Set(trialsOf(check).map(({ wire }) => wire?.headerCase))).toEqual(
    new Set(['lower', 'title', 'upper']),
  )
})
