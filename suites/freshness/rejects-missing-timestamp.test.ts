import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsMissingTimestamp as check } from './rejects-missing-timestamp.ts'

testCheck(check, refusing, termsIn('list', 'dated', 'several'))

test('draws absent and empty timestamps, by every signature that may be thought right', () => {
  const signed = (mode: keyof typeof modes): ReadonlySet<unknown> =>
    new Set(
      tamperingsOf(check, exampleTerms(modes[mode])).map(
        ({ signing }) => signing?.signed ?? signing?.timestampText,
      ),
    )
  expect(signed('list')).toEqual(new Set([undefined, '{id}..{body}', '{body}', '']))
  // There it is a member of the signature header, which stays.
  expect(signed('dated')).toEqual(new Set(['', '{body}']))
})
