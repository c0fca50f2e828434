import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsUnreadableTimestamps as check } from './rejects-unreadable-timestamps.ts'

testCheck(check, refusing, termsIn('list', 'dated', 'several'))

test('draws texts that are no instants', () => {
  for (const { signing } of tamperingsOf(check)) expect(Number(signing?.timestampText)).toBeNaN()
  expect(tamperingsOf(check)).toHaveLength(3)
})
