import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsLegacyFallback as check } from './rejects-legacy-fallback.ts'

testCheck(check, refusing, termsIn('several'))

test('draws a wrong preferred signature beside a right legacy one', () => {
  expect(tamperingsOf(check, exampleTerms(modes.several)).map(({ signature }) => signature)).toEqual([
    { kind: 'spoil', standing: 'preferred', how: 'bad' },
  ])
})
