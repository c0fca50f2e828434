import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { rejectsGuessableSecrets as check } from './rejects-guessable-secrets.ts'

testCheck(check, refusing, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws the usual guesses, and the prefix of secrets where they have one', () => {
  const guessed = (mode: keyof typeof modes): readonly unknown[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ signing }) => signing?.secret)
  expect(guessed('hex')).toEqual(
    expect.arrayContaining(['', 'undefined', 'secret'].map((literal) => ({ literal }))),
  )
  expect(guessed('list')).toContainEqual({ literal: 'whsec_' })
  expect(guessed('hex')).not.toContainEqual({ literal: 'whsec_' })
})
