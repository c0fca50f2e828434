import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { accepting, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { acceptsAnySignatureOfAList as check } from './accepts-any-signature-of-a-list.ts'

testCheck(check, accepting, termsIn('list', 'dated'))

test('draws lists with exactly one good signature', () => {
  const tamperings = tamperingsOf(check)
  expect(tamperings).toHaveLength(6)
  for (const { signature } of tamperings) {
    const entries = signature?.kind === 'entries' ? signature.entries : []
    expect(entries.filter((entry) => entry === 'good')).toHaveLength(1)
    expect(entries.length).toBeGreaterThan(1)
  }
})
