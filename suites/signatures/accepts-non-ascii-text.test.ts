import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { accepting, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsNonAsciiText as check } from './accepts-non-ascii-text.ts'

testCheck(check, accepting, termsIn('list', 'hex', 'prefixed', 'dated', 'several'))

test('draws characters beyond ASCII in free text, escaped and not', () => {
  const names = scenariosOf(check)
    .flatMap(({ events }) => events.slice(1, -1))
    .map(({ payload }) => (payload as { readonly data: { readonly name: string } }).data.name)
  expect(names.filter((name) => /[^\0-\x7f]/.test(name)).length).toBeGreaterThan(names.length / 2)
  expect(new Set(trialsOf(check).map(({ text }) => text?.escapeNonAscii))).toEqual(new Set([true, undefined]))
})
