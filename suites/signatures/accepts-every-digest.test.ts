import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { termsIn } from '../../test/imagined-receivers.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsEveryDigest as check } from './accepts-every-digest.ts'

testCheck(
  check,
  {
    passes: { 'accepts them all': {} },
    fails: { 'refuses one in seven': { answer: ({ event }) => (event % 7 === 3 ? 401 : 204) } },
    leavesOpen: { 'refuses everything': { answer: () => 401 } },
  },
  termsIn('list', 'hex', 'prefixed', 'dated', 'several'),
)

test('draws dozens of deliveries of different entities, a few at a time', () => {
  for (const { events, moments } of scenariosOf(check)) {
    expect(new Set(events.map(({ entity }) => entity)).size).toBe(25)
    expect(moments.flat().map(({ event }) => event)).toEqual(events.map((_, index) => index))
    expect(moments.map((plans) => plans.length)).toEqual([1, 8, 8, 8])
  }
})
