import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsChangedId as check } from './rejects-changed-id.ts'

testCheck(check, refusing, termsIn('list', 'dated', 'several'))

test('draws signatures over another id, and over none', () => {
  expect(new Set(tamperingsOf(check).map(({ signing }) => signing?.signed))).toEqual(
    new Set(['recorded-earlier.{timestamp}.{body}', '.{timestamp}.{body}']),
  )
})
