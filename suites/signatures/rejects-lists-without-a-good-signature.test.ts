import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsListsWithoutAGoodSignature as check } from './rejects-lists-without-a-good-signature.ts'

testCheck(check, refusing, termsIn('list', 'dated'))

test('draws lists without a good signature', () => {
  const tamperings = tamperingsOf(check)
  expect(tamperings).toHaveLength(4)
  for (const { signature } of tamperings) {
    const entries = signature?.kind === 'entries' ? signature.entries : []
    expect(entries.length).toBeGreaterThan(0)
    expect(entries).not.toContain('good')
  }
})
