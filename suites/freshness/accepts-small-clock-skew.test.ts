import { expect, test } from 'vitest'
import type { Contract } from '../../src/model/index.ts'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, fact, modes } from '../../test/example-terms.ts'
import { accepting, tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { acceptsSmallClockSkew as check } from './accepts-small-clock-skew.ts'

testCheck(check, accepting, termsIn('list', 'dated', 'several'))

test('draws a few seconds ahead, and fewer where the tolerance is small', () => {
  const ahead = (seconds: number | null): ReadonlySet<unknown> => {
    const toleranceSeconds = seconds === null ? null : fact(seconds)
    const freshness = {
      ...(exampleTerms().contract.freshness as NonNullable<Contract['freshness']>),
      toleranceSeconds,
    }
    const terms = exampleTerms(modes.list, { contract: { freshness } })
    return new Set(tamperingsOf(check, terms).map(({ signing }) => signing?.clockSeconds))
  }
  expect(ahead(300)).toEqual(new Set([2, 5, 30]))
  expect(ahead(10)).toEqual(new Set([2, 5]))
  expect(ahead(null)).toEqual(new Set([2]))
})
