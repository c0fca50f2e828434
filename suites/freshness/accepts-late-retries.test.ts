import { expect, test } from 'vitest'
import type { Contract } from '../../src/model/index.ts'
import { testCheck } from '../../test/check-tests.ts'
import { exampleContract, exampleTerms, fact, modes } from '../../test/example-terms.ts'
import { accepting } from '../../test/imagined-receivers.ts'
import { effect, scenariosOf } from '../../test/transcripts.ts'
import { acceptsLateRetries as check } from './accepts-late-retries.ts'

testCheck(check, {
  ...accepting,
  passes: { ...accepting.passes, 'acts on them': { sees: effect } },
  fails: {
    ...accepting.fails,
    'drops them in silence': { sees: (entity) => (entity === 1 ? effect(1) : { effects: [] }) },
  },
})

type Backoff = NonNullable<Contract['retry']['backoff']>['value']

test.each<[string, Backoff | null, number, readonly number[]]>([
  ['a list', { kind: 'list', seconds: [60, 600, 3_600] }, 3, [2_130, 4_260]],
  ['a fixed pause', { kind: 'fixed', seconds: [300] }, 4, [600, 1_200]],
  ['doubling pauses', { kind: 'exponential', seconds: [60] }, 5, [930, 1_860]],
  ['a window', { kind: 'window', seconds: [86_400] }, 9, [43_200, 86_400]],
  ['a week', { kind: 'window', seconds: [604_800] }, 9, [259_200]],
  ['nothing published', null, 3, [600, 3_600]],
])('draws events as old as %s makes retries', (_, backoff, attempts, expected) => {
  const retry = {
    ...exampleContract.retry,
    attempts: fact(attempts),
    backoff: backoff === null ? null : fact(backoff),
  }
  const terms = exampleTerms(modes.list, { contract: { retry } })
  const ages = scenariosOf(check, terms).flatMap(({ events }) => events.map(({ ageSeconds }) => ageSeconds))
  expect(new Set(ages)).toEqual(new Set([30, ...expected]))
})
