import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsStaleTimestamps as check } from './rejects-stale-timestamps.ts'

testCheck(check, refusing, termsIn('list', 'dated', 'several'))

test('draws times beyond any window, all of them past', () => {
  const signings = tamperingsOf(check).map(({ signing }) => signing)
  expect(signings).toHaveLength(4)
  expect(signings).toContainEqual({ timestampText: '1' })
  for (const { clockSeconds = -3_600 } of signings.map((signing) => signing ?? {})) {
    expect(clockSeconds).toBeLessThanOrEqual(-3_600)
  }
})
