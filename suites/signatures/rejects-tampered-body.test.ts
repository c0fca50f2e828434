import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsTamperedBody as check } from './rejects-tampered-body.ts'

testCheck(check, refusing, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws bodies that changed after they were signed', () => {
  const tamperings = tamperingsOf(check)
  expect(tamperings).toHaveLength(6)
  for (const { body, name: _name, ...rest } of tamperings) {
    expect(body).toBeDefined()
    expect(rest).toEqual({})
  }
})
