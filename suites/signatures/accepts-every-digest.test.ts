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

test('draws dozens of deliveries of different entities, one after the other', () => {
  for (const { events, moments } of scenariosOf(check)) {
    expect(new Set(events.map(({ entity }) => entity)).size).toBe(48)
    expect(moments.map((plans) => plans.map(({ event }) => event))).toEqual(events.map((_, index) => [index]))
  }
})
