import { expect, test } from 'vitest'
import type { AuthenticationMode } from '../../src/model/index.ts'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms } from '../../test/example-terms.ts'
import { effect, scenariosOf } from '../../test/transcripts.ts'
import { spoofedNotificationHasNoEffect as check } from './spoofed-notification-has-no-effect.ts'

const open: AuthenticationMode = { id: 'none', kind: 'none', basis: 'assumed', source: 'test' }
const terms = exampleTerms(open)
const control = effect(1)

testCheck(
  check,
  {
    passes: {
      'does nothing about it': {
        terms,
        sees: (entity) => (entity === 2 ? { effects: [], state: [] } : control),
      },
    },
    fails: { 'acts on it': { terms, sees: (entity) => effect(entity) } },
    leavesOpen: { 'refuses everything': { terms, sees: () => ({ effects: [] }), answer: () => 500 } },
  },
  () => terms,
)

test('spoofs the second of three, and nothing else', () => {
  for (const { moments } of scenariosOf(check, terms))
    expect(moments.map(([plan]) => plan?.nature)).toEqual(['genuine', 'forged', 'genuine'])
})
