import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { termsIn } from '../../test/imagined-receivers.ts'
import { answering, effect, scenariosOf } from '../../test/transcripts.ts'
import { forgeryDoesNotBlockTheGenuine as check } from './forgery-does-not-block-the-genuine.ts'

testCheck(
  check,
  {
    passes: {
      'handles the genuine one': { answer: answering(204, 401), sees: effect },
      'welcomes forgeries in vain': { sees: effect },
    },
    fails: {
      'takes the genuine one for a duplicate': {
        sees: (entity) => (entity === 1 ? effect(1) : { effects: [] }),
        ideal: effect,
      },
      'refuses the genuine one': { answer: ({ event }) => (event === 0 ? 204 : 409), sees: effect },
    },
    leavesOpen: { 'refuses everything': { answer: () => 401, sees: effect } },
  },
  termsIn('list', 'hex', 'prefixed', 'dated', 'several'),
)

test('draws forgeries and then the genuine delivery, of one event and one delivery', () => {
  for (const { moments } of scenariosOf(check)) {
    const [, ...plans] = moments.flat()
    expect(new Set(plans.map(({ event, delivery }) => `${event} ${delivery}`))).toEqual(new Set(['1 a']))
    expect(plans.slice(0, -1).every(({ nature }) => nature === 'forged')).toBe(true)
    expect(plans.at(-1)?.nature).toBe('genuine')
  }
})
