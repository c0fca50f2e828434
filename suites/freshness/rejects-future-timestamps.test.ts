import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsFutureTimestamps as check } from './rejects-future-timestamps.ts'

testCheck(check, refusing, termsIn('list', 'dated', 'several'))

test('draws times beyond any window, all of them ahead', () => {
  expect(new Set(tamperingsOf(check).map(({ signing }) => signing?.clockSeconds))).toEqual(
    new Set([3_600, 86_400]),
  )
})
