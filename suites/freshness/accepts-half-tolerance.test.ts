import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { accepting, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { acceptsHalfTolerance as check } from './accepts-half-tolerance.ts'

testCheck(check, accepting, termsIn('list', 'dated', 'several'))

test('draws half of the tolerance', () => {
  expect(tamperingsOf(check).map(({ signing }) => signing)).toEqual([{ clockSeconds: -150 }])
})
